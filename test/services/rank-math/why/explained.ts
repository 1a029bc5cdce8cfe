import { type Explanation, explain } from "../../../../src/control/explain.ts";
import type { Change } from "../../../../src/core/change.ts";
import type { RawRequest } from "../../../../src/core/http.ts";
import { rankMath } from "../../../../src/services/rank-math/service.ts";
import { aShop, noon, type Role, requestOf, type Shop } from "../../../runtime/shop.ts";
import type { Provocation } from "./provocations.ts";

/** A shop in which a rule has just refused, the request, and why. */
export interface Refused {
  readonly shop: Shop;
  readonly request: RawRequest;
  readonly explanation: Explanation;
}

export async function provoke({ settings, fault, before, call }: Provocation): Promise<Refused> {
  const shop = await aShop();
  const id = (await before?.(shop)) ?? 0;
  if (settings) await shop.sandbox().changeSettings("rank-math", settings);
  if (fault) await shop.sandbox().addFault({ ...fault, service: "rank-math", next: 1, at: "before" });
  const request = asRaw(requestOf(call(id)));
  await shop.simulator.pipeline.handle(rankMath, request);
  return { shop, request, explanation: lastExplained(shop) };
}

/** `x-raw` stands for a body that `JSON.stringify` cannot write. */
function asRaw(request: RawRequest): RawRequest {
  const { "x-raw": raw, ...headers } = request.headers;
  return raw === undefined ? request : { ...request, headers, body: Buffer.from(raw) };
}

export function lastExplained(shop: Shop): Explanation {
  const sandbox = shop.sandbox();
  const entry = sandbox.journal.entries().at(-1);
  if (!entry) throw new Error("the journal is empty");
  return explain(entry, {
    service: rankMath,
    contract: shop.simulator.pipeline.contract(rankMath),
    settings: sandbox.settings("rank-math"),
  });
}

/** The request with a change made to it, as a program would make it that knows nothing but the contract. */
export function changed(
  request: RawRequest,
  { set = {}, remove = [], method, path, as }: Change,
  shop: Shop,
): RawRequest {
  const contract = shop.simulator.pipeline.contract(rankMath);
  const { operation, params = {} } = contract.match(request.method, request.path) ?? {};
  const query = new URLSearchParams(request.query);
  const body = bodyOf(request);
  for (const name of [...remove, ...Object.keys(set)]) {
    query.delete(name);
    delete body[name];
  }
  const places = { ...params };
  for (const [name, value] of Object.entries(set)) {
    const place = operation?.fields.find((field) => field.name === name)?.place;
    if (place === "path") places[name] = String(value);
    else if (place === "query") query.set(name, String(value));
    else body[name] = value;
  }
  const filled = operation?.path.replace(/\{([^}]+)\}/g, (_all, name: string) => places[name] ?? "");
  const sends = Object.keys(body).length > 0;
  const { "content-type": _type, ...headers } = request.headers;
  const authorization = as === undefined ? {} : requestOf({ path: "", by: as as Role }).headers;
  return {
    ...request,
    method: method ?? request.method,
    path: path ?? filled ?? request.path,
    query: query.toString(),
    headers: { ...headers, ...authorization, ...(sends ? { "content-type": "application/json" } : {}) },
    body: Buffer.from(sends ? JSON.stringify(body) : ""),
    receivedAt: Date.parse(noon),
  };
}

function bodyOf({ body }: RawRequest): Record<string, unknown> {
  try {
    return { ...(JSON.parse(Buffer.from(body).toString("utf8")) as object) };
  } catch {
    return {};
  }
}
