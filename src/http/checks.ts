import type { Change, Help } from "../core/change.ts";
import type { Decoded, RawRequest } from "../core/http.ts";
import { ApiError, demand } from "../core/refusal.ts";
import type { Check, Service } from "../core/service.ts";
import type { TransactionContext } from "../runtime/transaction.ts";
import type { RouteMatch } from "./compile.ts";
import { usualBodyLimit } from "./compiled-operation.ts";
import { type Body, decodeBody, fromQuery, isJson, mediaTypeOf } from "./decode.ts";
import { readLongJson } from "./read-long-json.ts";
import type { UnderWay } from "./under-way.ts";

const nothing: Decoded = { path: {}, query: {}, body: undefined, bodyIs: "none" };

/** What each check does; `service.checks` gives their order. */
export const checks: Readonly<Record<Check, (exchange: UnderWay, ctx: TransactionContext) => Promise<void> | void>> = {
  key({ service, request }) {
    service.auth.key(request);
  },
  route(exchange) {
    const { request, contract, service } = exchange;
    const match = contract.match(request.method, request.path);
    demand(match, () => service.render.noRoute(request, contract.methodsAt(request.path)));
    exchange.match = match;
  },
  async caller(exchange, ctx) {
    exchange.caller = await exchange.service.auth.caller(exchange.request, ctx);
    if (exchange.caller !== undefined) ctx.signIn(exchange.caller);
    ctx.trace.forgetRows();
  },
  async mediaType(exchange) {
    const { service, request, match } = exchange;
    const fields = match?.operation.fields ?? [];
    const read =
      exchange.readAhead ??
      (await decodeBody({ ...request, tooLarge: isTooLarge(request, match) }, readableAs(service, match)));
    if ("kind" in read) throw service.render.badBody(read, request, fields);
    const decoded: Decoded = { path: match?.params ?? {}, query: fromQuery(request.query), ...read };
    exchange.decoded = service.normalise?.input?.(decoded, fields) ?? decoded;
  },
  shape(exchange) {
    const { match, decoded = nothing, service } = exchange;
    if (!match) return;
    const { input, violations } = match.operation.read(decoded);
    exchange.input = input;
    if (violations.length === 0) return;
    exchange.refusedShape = true;
    const refusal = service.render.violations(violations, match.operation.fields);
    demand(refusal === undefined, () => inOrder(exchange, refusal ?? service.render.crash(exchange.request)));
    exchange.refusedShape = false;
  },
  permission(exchange) {
    const { service, match, caller } = exchange;
    service.auth.permission(caller, match?.operation.id ?? "");
  },
};

const readableAs = (service: Service, match: RouteMatch | undefined): readonly string[] =>
  match?.operation.mediaTypes.length || !service.normalise?.input
    ? (match?.operation.mediaTypes ?? [])
    : ["application/json"];

const isTooLarge = (request: RawRequest, match: RouteMatch | undefined): boolean =>
  request.tooLarge === true || request.body.length > (match?.operation.bodyLimit ?? usualBodyLimit);

/**
 * A long body of JSON, read before the transaction with turns for others; whose it is, the checks find out as ever.
 * Undefined where the body is not to be read, or is to be read whole.
 */
export async function readAhead({ service, contract, request }: UnderWay): Promise<Body | undefined> {
  const match = contract.match(request.method, request.path);
  const type = mediaTypeOf(request);
  if (isTooLarge(request, match) || !isJson(type) || !readableAs(service, match).includes(type)) return undefined;
  const read = await readLongJson(request.body);
  return read && { body: read.value, bodyIs: "json" };
}

/**
 * A refusal of the shape where nobody is signed in and somebody should be: what decided is the vendor's order of checks,
 * where a rule is about it.
 */
function inOrder(exchange: UnderWay, refusal: ApiError): ApiError {
  const { service, contract, match, caller } = exchange;
  const id = match?.operation.id ?? "";
  const rule = caller === undefined && contract.orderRuleOf(id, refusal);
  const next = rule ? refusalOf(() => service.auth.permission(undefined, id)) : undefined;
  if (!rule || !next) return refusal;
  return new ApiError(rule, {
    ...refusal,
    type: refusal.type ?? "application/json",
    help: bothOf(refusal.help, next.help),
  });
}

/** Two suggestions that are needed together; of one that would have to be looked up nothing is known here. */
const bothOf = (first: Help | undefined, second: Help | undefined): Change | undefined =>
  typeof first === "object" && typeof second === "object"
    ? { ...second, ...first, says: `${first.says}; ${second.says}` }
    : undefined;

function refusalOf(permission: () => void): ApiError | undefined {
  try {
    permission();
    return undefined;
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}
