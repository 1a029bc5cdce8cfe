import type { LooseInput, RawCall } from "./case.ts";
import type { Operation } from "./contract.ts";
import { type Encoded, encode, encodingOf, formText, pairs } from "./encoding.ts";
import { list, member, text } from "./json.ts";
import type { Outgoing } from "./suite.ts";

type Changes = Readonly<Record<string, string | undefined>>;

/** A request of the contract: its address filled in, its body encoded. Still unsigned. */
export function contractRequest(address: string, operation: Operation, input: LooseInput): Outgoing {
  const encoded = input.body === undefined ? undefined : encodedBody(operation, input);
  const path = operation.address.replaceAll(/\{([^}]+)\}/g, (_, name: string) => pathText(operation, name, input));
  return {
    method: operation.method,
    url: `${address}${path}${queryText(operation, input.query)}`,
    headers: { accept: "application/json", ...(encoded && { "content-type": encoded.mediaType }) },
    body: encoded?.body,
  };
}

/** A request that the case spells out. */
export function rawRequest(address: string, { method, path, query, body }: RawCall): Outgoing {
  const question = query === undefined ? "" : formText(query);
  const joint = path.includes("?") ? "&" : "?";
  return {
    method,
    url: `${address}${path}${question === "" ? "" : joint + question}`,
    headers: { accept: "application/json" },
    body,
  };
}

/** What the case adds to the signed request, or with `undefined` takes from it. */
export function withHeaders(request: Outgoing, changes: Changes | undefined): Outgoing {
  const headers: Record<string, string> = { ...request.headers };
  for (const [name, value] of Object.entries(changes ?? {})) {
    if (value === undefined) delete headers[name.toLowerCase()];
    else headers[name.toLowerCase()] = value;
  }
  return { ...request, headers };
}

function encodedBody(operation: Operation, input: LooseInput): Encoded {
  const wanted = input.as ?? operation.mediaTypes.map(encodingOf).find((encoding) => encoding !== undefined) ?? "json";
  return encode(
    input.body,
    wanted,
    operation.mediaTypes.find((mediaType) => encodingOf(mediaType) === wanted),
  );
}

function pathText(operation: Operation, name: string, { path }: LooseInput): string {
  const value = member(path, name);
  if (value === undefined) throw new Error(`${operation.id} needs the path parameter ${name}`);
  return encodeURIComponent(String(value));
}

function queryText(operation: Operation, query: LooseInput["query"]): string {
  const found = Object.entries(query ?? {}).flatMap(([name, value]) =>
    joinsItems(operation, name) && list(value).length > 0 ? pairs(list(value).join(","), name) : pairs(value, name),
  );
  return found.length === 0 ? "" : `?${new URLSearchParams(found)}`;
}

const joinsItems = (operation: Operation, name: string): boolean =>
  operation.parameters.some(
    ({ value }) =>
      text(member(value, "name")) === name && member(value, "in") === "query" && member(value, "explode") === false,
  );
