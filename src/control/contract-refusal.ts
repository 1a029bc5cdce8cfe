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
  const what = telling.map(({ path, message: why }) => `${fieldOf(path)} ${why}`).join("; ") || message;
  const [told] = telling;
  const remedy = (told && remedyFor(told, understood)) ?? seeContract;
  return { status: 400, error: what, field: fieldOf(told?.path ?? first?.path ?? ""), remedy };
}

const fieldOf = (path: string): string => path.replace(/^\//, "").replaceAll("/", ".") || "body";

function remedyFor({ path, message }: { path: string; message: string }, understood: Understood): string | undefined {
  const [place, ...names] = path.split("/").slice(1);
  const name = names.at(-1) ?? "";
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

function queryNames({ operation = {} }: Understood): string[] {
  const parameters = Array.isArray(operation.parameters) ? operation.parameters.map(resolved) : [];
  return parameters.filter((one) => one.in === "query").map((one) => String(one.name));
}

/** The members that the contract knows below some place of the body. */
function memberNames(names: readonly string[], { operation = {} }: Understood): string[] {
  const body = resolved(resolved(resolved(operation.requestBody).content)["application/json"]).schema;
  const schema = names.reduce((part, name) => {
    const { items, properties } = resolved(part);
    return /^\d+$/.test(name) ? resolved(items) : resolved(resolved(properties)[name]);
  }, resolved(body));
  return Object.keys(resolved(resolved(schema).properties));
}
