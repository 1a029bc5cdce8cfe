import type { Contract, Operation } from "../contract.ts";
import { member, text } from "../json.ts";
import type { Exchange } from "../record.ts";
import { asMembers, bodySent } from "./body.ts";

/** What a request carried, by where the contract may look for it. */
export async function sentIn(operation: Operation, exchange: Exchange): Promise<Readonly<Record<string, unknown>>> {
  const [path = "", question = ""] = parts(exchange);
  return {
    path: pathParameters(operation, path) ?? {},
    query: split(operation, asMembers(new URLSearchParams(question))),
    header: headersOf(operation, exchange),
    cookie: asMembers(new URLSearchParams((exchange.requestHeaders["cookie"] ?? "").replaceAll(/;\s*/g, "&"))),
    body: await bodySent(exchange),
  };
}

/** The operation that a request names; where it names none, the one at whose method and address it was sent. */
export function operationOf({ operations }: Contract, exchange: Exchange): Operation | undefined {
  if (exchange.operation !== undefined) return operations.get(exchange.operation);
  const [path = ""] = parts(exchange);
  return [...operations.values()]
    .filter((operation) => operation.method === exchange.method && pathParameters(operation, path) !== undefined)
    .sort((a, b) => a.address.split("{").length - b.address.split("{").length)[0];
}

const parts = ({ path }: Exchange): readonly string[] => {
  const end = path.includes("?") ? path.indexOf("?") : path.length;
  return [path.slice(0, end), path.slice(end + 1)];
};

/** Values of the braces in an operation's address; nothing where the path is another's. */
function pathParameters({ address }: Operation, path: string): Readonly<Record<string, string>> | undefined {
  const pattern = patterns.get(address) ?? patternOf(address);
  patterns.set(address, pattern);
  const values = pattern.exec(path)?.slice(1);
  const names = address.match(/(?<=\{)[^}]+/g) ?? [];
  return values && Object.fromEntries(names.map((name, index) => [name, values[index] ?? ""]));
}

/** Made once for each address: a run has thousands of requests. */
const patterns = new Map<string, RegExp>();

const patternOf = (address: string): RegExp =>
  new RegExp(`^${address.replaceAll(/[.*+?^$()|[\]\\]/g, "\\$&").replaceAll(/\{[^}]+\}/g, "([^/]+)")}$`);

/** A list whose items the contract joins by commas. */
function split({ parameters }: Operation, query: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const joined = parameters
    .filter(({ value }) => member(value, "in") === "query" && member(value, "explode") === false)
    .map(({ value }) => text(member(value, "name")));
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [
      name,
      joined.includes(name) && typeof value === "string" ? value.split(",") : value,
    ]),
  );
}

/** By the names that the contract writes. */
function headersOf({ parameters }: Operation, { requestHeaders }: Exchange): Readonly<Record<string, unknown>> {
  const names = parameters.flatMap(({ value }) => text(member(value, "name")) ?? []);
  return Object.fromEntries(names.map((name) => [name, requestHeaders[name.toLowerCase()]]));
}
