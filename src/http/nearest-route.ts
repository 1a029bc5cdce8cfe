import type { Change } from "../core/change.ts";
import { closest } from "../core/closest.ts";
import type { RawRequest } from "../core/http.ts";
import type { CompiledContract } from "./compile.ts";
import type { CompiledOperation } from "./compiled-operation.ts";

/** The method that an address offers, or else the address that comes closest to one that names no route. */
export function nearestRoute(contract: CompiledContract, meant: RawRequest, sent: RawRequest): Change | undefined {
  const operations = [...contract.operations.values()].filter(({ method }) => method !== "OPTIONS");
  const here = operations.filter(({ method }) => contract.match(method, meant.path));
  const [first] = here;
  if (first) {
    const methods = [...new Set(here.map(({ method }) => method))];
    return { says: `this address offers ${methods.join(", ")}`, method: first.method, ...withoutOverride(sent) };
  }
  const paths = new Map(operations.map((operation) => [filled(operation, meant.path), operation]));
  const near = closest(meant.path, paths.keys()) ?? [...paths.keys()].find((path) => samePlaces(path, meant.path));
  const operation = near === undefined ? undefined : paths.get(near);
  if (near === undefined || !operation) return undefined;
  const offered = operations.some(({ path, method }) => path === operation.path && method === meant.method);
  return {
    says: `no route has this address; did you mean ${near}?`,
    path: near,
    ...(offered ? {} : { method: operation.method, ...withoutOverride(sent) }),
  };
}

/** A method in the query would win over the one that is proposed. */
const withoutOverride = ({ query }: RawRequest): { readonly remove?: readonly string[] } =>
  /(?:^|&)_method=/.test(query) ? { remove: ["_method"] } : {};

/** The operation's address with what was sent in its places, or an example where that does not fit. */
function filled({ path, fields }: CompiledOperation, sent: string): string {
  const segments = sent.split("/");
  return path
    .split("/")
    .map((segment, i) => {
      const name = /^\{(.+)\}$/.exec(segment)?.[1];
      if (name === undefined) return segment;
      const field = fields.find((one) => one.place === "path" && one.name === name);
      const given = segments[i] ?? "";
      return new RegExp(`^(?:${field?.route ?? "[^/]+"})$`).test(given) ? given : String(field?.example ?? given);
    })
    .join("/");
}

/** Whether two addresses differ in their last part alone. */
const samePlaces = (one: string, other: string): boolean =>
  one.slice(0, one.lastIndexOf("/")) === other.slice(0, other.lastIndexOf("/"));
