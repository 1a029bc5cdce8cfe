import { contractFolder } from "../../openapi/read.ts";
import { ContractDocument, type Json } from "../http/document.ts";
import { meant } from "../runtime/violation-words.ts";
import type { Refused } from "./refused.ts";

/** What the validator and the body parser throw. */
interface HttpError {
  readonly status?: number;
  readonly message?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  /** Bytes that a body may have. */
  readonly limit?: number;
}

/** A request as far as it has been understood. */
export interface Understood {
  readonly body: unknown;
  /** The operation, as the contract has it. */
  readonly operation: Json | undefined;
}

const seeContract = "see openapi/control/openapi.yaml";
const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null;
const isHttpError = (error: unknown): error is HttpError => isObject(error);

/** A refusal of the validator or of the body parser; what of it the contract has no status for is a 400. */
export function contractRefusal(error: unknown, understood: Understood): Refused {
  const { status = 500, message = "unknown", errors = [], limit } = isHttpError(error) ? error : {};
  if (status >= 500) return { status: 500, error: message };
  const [first] = errors;
  if (status === 404 || status === 405)
    return { status, error: `nothing at ${first?.path ?? "this address"}: ${message}`, remedy: seeContract };
  if (limit !== undefined) {
    const remedy = `this address takes ${limit / 1024 ** 2} MB at most`;
    return { status: 400, error: message, field: "body", remedy };
  }
  const telling = errors.filter((one) => !one.message.includes("exactly one schema")).slice(0, 5);
  const what = telling.map((one) => `${fieldOf(one.path)} ${problemOf(one, understood)}`).join("; ") || message;
  const [told] = telling;
  const remedy = (told && remedyFor(told, understood)) ?? seeContract;
  return { status: 400, error: what, field: fieldOf(told?.path ?? first?.path ?? ""), remedy };
}

interface Told {
  readonly path: string;
  readonly message: string;
}

/** A pattern says nothing to a reader; what it stands for is the remedy. */
function problemOf({ path, message }: Told, { body }: Understood): string {
  if (!/must match pattern/.test(message)) return message;
  const [place, ...names] = path.split("/").slice(1);
  const value = place === "body" ? valueAt(body, names) : undefined;
  return `${value === undefined ? "" : `${JSON.stringify(value).slice(0, 60)} `}does not have the right form`;
}

const fieldOf = (path: string): string => path.replace(/^\//, "").replaceAll("/", ".") || "body";

function remedyFor({ path, message }: Told, understood: Understood): string | undefined {
  const [place, ...names] = path.split("/").slice(1);
  const name = names.at(-1) ?? "";
  if (/must match pattern/.test(message))
    return formOf(place === "body" ? bodyAt(names, understood) : parameter(names, understood));
  if (place === "query" && /unknown query parameter/i.test(message)) return meant(name, queryNames(understood));
  if (place !== "body") return undefined;
  if (/additional properties/.test(message)) return meant(name, memberNames(names.slice(0, -1), understood));
  const [, allowed] = /allowed values: (.*)$/.exec(message) ?? [];
  return allowed === undefined ? undefined : meant(valueAt(understood.body, names), allowed.split(", "));
}

const valueAt = (value: unknown, names: readonly string[]): unknown =>
  names.reduce((part, name) => (isObject(part) ? part[name] : undefined), value);

let contract: ContractDocument | undefined;

function resolved(part: unknown): Json {
  contract ??= new ContractDocument(contractFolder("control"));
  return isObject(part) ? contract.resolve(part) : {};
}

const parametersOf = ({ operation = {} }: Understood): Json[] =>
  Array.isArray(operation.parameters) ? operation.parameters.map(resolved) : [];

const queryNames = (understood: Understood): string[] =>
  parametersOf(understood)
    .filter((one) => one.in === "query")
    .map((one) => String(one.name));

/** What the contract says of a parameter, or of what it is a list of. */
function parameter([name, item]: readonly string[], understood: Understood): Json {
  const schema = resolved(parametersOf(understood).find((one) => one.name === name)?.schema);
  return item === undefined ? schema : resolved(schema.items);
}

const formOf = ({ description }: Json): string | undefined =>
  typeof description === "string" ? `write ${description}` : undefined;

/** The members that the contract knows below some place of the body. */
const memberNames = (names: readonly string[], understood: Understood): string[] =>
  Object.keys(resolved(bodyAt(names, understood).properties));

/** What the contract says of some place of the body. */
function bodyAt(names: readonly string[], { operation = {} }: Understood): Json {
  const body = resolved(resolved(resolved(operation.requestBody).content)["application/json"]).schema;
  return names.reduce((part, name) => {
    const { items, properties } = resolved(part);
    return /^\d+$/.test(name) ? resolved(items) : resolved(resolved(properties)[name]);
  }, resolved(body));
}
