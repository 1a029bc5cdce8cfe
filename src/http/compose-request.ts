import type { FieldSpec, RawRequest } from "../core/http.ts";
import type { CompiledContract } from "./compile.ts";
import type { CompiledOperation } from "./compiled-operation.ts";
import { fromText } from "./decode.ts";

export interface Composed {
  readonly contract: CompiledContract;
  readonly operation: CompiledOperation;
  /** Named values, whatever place each has in the request. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly base: string;
  readonly receivedAt: number;
}

/** An operation's request, each field in the place that the contract gives it; nobody has signed it. */
export function composeRequest({ contract, operation, fields, base, receivedAt }: Composed): RawRequest {
  const sent = fieldsByPlace({ contract, operation, fields });
  const { type, body } = bodyOf(operation.mediaTypes, sent.body);
  return {
    method: operation.method,
    path: operation.path.replace(/\{([^}]+)\}/g, (_all, name: string) => encodeURIComponent(textOf(sent.path[name]))),
    query: new URLSearchParams(pairsOf(sent.query)).toString(),
    headers: type === "" ? {} : { "content-type": type },
    body: Buffer.from(body),
    receivedAt,
    base,
  };
}

type ByPlace = Readonly<Record<FieldSpec["place"], Readonly<Record<string, unknown>>>>;

/**
 * Fields where the contract puts them, text converted to the types that it names. What it does not name goes into a
 * body that takes anything, or nowhere.
 */
export function fieldsByPlace({ contract, operation, fields }: Omit<Composed, "base" | "receivedAt">): ByPlace {
  const others = operation.takesOtherMembers ? unnamed(operation, fields) : {};
  const placed: Record<FieldSpec["place"], Record<string, unknown>> = { path: {}, query: {}, body: others };
  for (const { name, place, schema } of operation.fields) {
    if (!Object.hasOwn(fields, name) || fields[name] === undefined) continue;
    placed[place][name] = fromText(fields[name], contract.document.resolve(schema));
  }
  return placed;
}

const unnamed = (operation: CompiledOperation, fields: Composed["fields"]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => operation.fields.every((field) => field.name !== name)));

function bodyOf(mediaTypes: readonly string[], members: Readonly<Record<string, unknown>>) {
  const json = mediaTypes.find((type) => type === "application/json" || type.endsWith("+json"));
  const form = "application/x-www-form-urlencoded";
  if (mediaTypes.length === 0) return { type: "", body: "" };
  if (json !== undefined) return { type: json, body: JSON.stringify(members) };
  if (mediaTypes.includes(form)) return { type: form, body: new URLSearchParams(pairsOf(members)).toString() };
  return multipart(pairsOf(members));
}

const boundary = "stunt-double-boundary";

function multipart(pairs: readonly [string, string][]) {
  const parts = pairs.map(
    ([name, text]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`,
  );
  return { type: `multipart/form-data; boundary=${boundary}`, body: `${parts.join("")}--${boundary}--\r\n` };
}

/** A list is sent item by item under `name[]`. */
const pairsOf = (values: Readonly<Record<string, unknown>>): [string, string][] =>
  Object.entries(values).flatMap(([name, value]): [string, string][] =>
    Array.isArray(value) ? value.map((item) => [`${name}[]`, textOf(item)]) : [[name, textOf(value)]],
  );

const textOf = (value: unknown): string =>
  typeof value === "object" && value !== null ? JSON.stringify(value) : String(value ?? "");
