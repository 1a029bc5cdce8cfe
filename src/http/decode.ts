import type { BodyProblem, Decoded, RawRequest } from "../core/http.ts";
import type { Json } from "./document.ts";

const decimal = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/;

/** Text from a form, a path or a query as the type its schema names; text that fits none stays text. */
export function fromText(text: unknown, schema: Json): unknown {
  const types = ([] as unknown[]).concat(schema.type ?? []);
  if (types.includes("array")) {
    const items = (schema.items ?? {}) as Json;
    return (Array.isArray(text) ? text : [text]).map((item) => fromText(item, items));
  }
  if (typeof text !== "string" || types.length === 0 || types.includes("string")) return text;
  if ((types.includes("integer") || types.includes("number")) && decimal.test(text)) return Number(text);
  if (types.includes("boolean") && (text === "true" || text === "false")) return text === "true";
  if (types.includes("null") && text === "") return null;
  return text;
}

/** Pairs as an object: of a name sent twice the last one counts, a name ending in `[]` gathers a list. */
export function fromPairs(pairs: Iterable<readonly [string, unknown]>): Record<string, unknown> {
  const values = new Map<string, unknown>();
  for (const [given, value] of pairs) {
    const name = given.endsWith("[]") ? given.slice(0, -2) : given;
    const before = values.get(name);
    if (given === name) values.set(name, value);
    else if (Array.isArray(before)) before.push(value);
    else values.set(name, [value]);
  }
  return Object.fromEntries(values);
}

export const fromQuery = (query: string): Record<string, unknown> =>
  query === "" ? {} : fromPairs(new URLSearchParams(query));

/** The media type alone, lower-case. */
export const mediaTypeOf = (request: RawRequest): string =>
  (request.headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";

/** Whether a media type says that a body is JSON. */
export const isJson = (type: string): boolean => type === "application/json" || type.endsWith("+json");

export type Body = Pick<Decoded, "body" | "bodyIs">;

/** Reads a body as what it says it is. A media type outside `readable` leaves it unread. */
export async function decodeBody(request: RawRequest, readable: readonly string[]): Promise<Body | BodyProblem> {
  if (request.tooLarge) return { kind: "too-large", text: "" };
  const type = mediaTypeOf(request);
  if (request.body.length === 0 || !readable.includes(type)) return { body: undefined, bodyIs: "none" };
  if (isJson(type)) return decodeJson(request.body);
  if (type === "application/x-www-form-urlencoded") {
    return { body: fromPairs(new URLSearchParams(Buffer.from(request.body).toString("utf8"))), bodyIs: "form" };
  }
  return decodeMultipart(request);
}

export const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decodeJson(bytes: Uint8Array): Body | BodyProblem {
  let text = "";
  try {
    text = utf8.decode(bytes);
  } catch {
    return { kind: "malformed-utf8", text };
  }
  try {
    const body: unknown = JSON.parse(text);
    if (isDeeper(body, deepestJson)) return { kind: "too-deep", text };
    if (/\\u[dD][89a-fA-F]/.test(text) && unkeepableField(body, "", isHalfPair) !== undefined)
      return { kind: "half-surrogate-pair", text };
    return { body, bodyIs: "json" };
  } catch {
    return { kind: "malformed-json", text };
  }
}

/** Levels of nesting that are read. */
export const deepestJson = 512;

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === "object" &&
  value !== null &&
  (levels === 0 || Object.values(value).some((member) => isDeeper(member, levels - 1)));

const isHalfPair = (part: string | number): boolean => typeof part === "string" && !part.isWellFormed();

async function decodeMultipart(request: RawRequest): Promise<Body | BodyProblem> {
  try {
    const answer = new Response(Buffer.from(request.body), {
      headers: { "content-type": request.headers["content-type"] ?? "" },
    });
    const pairs = [...(await answer.formData())].map(
      ([name, value]) => [name, typeof value === "string" ? value : value.name] as const,
    );
    return { body: fromPairs(pairs), bodyIs: "form" };
  } catch {
    return { kind: "malformed-form", text: "" };
  }
}

/** Whether no backend keeps it: text with U+0000 or half a surrogate pair, or a number past what a number holds. */
const isUnkeepable = (part: string | number): boolean =>
  typeof part === "number" ? !Number.isFinite(part) : part.includes("\0") || !part.isWellFormed();

/** Lists that were looked through while they were read. */
export const knownKeepable = new WeakSet<readonly unknown[]>();

/** What no backend keeps, and its field, dotted where nested. */
interface Unkeepable {
  readonly field: string;
  readonly part: string | number;
}

/** The first text or number that no backend keeps. */
export function unkeepableField(value: unknown, field = "", refuses = isUnkeepable): Unkeepable | undefined {
  if (typeof value === "string" || typeof value === "number")
    return refuses(value) ? { field, part: value } : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  if (Array.isArray(value) && knownKeepable.has(value)) return undefined;
  for (const [name, member] of Object.entries(value)) {
    const inside = field ? `${field}.${name}` : name;
    const found = refuses(name) ? { field: inside, part: name } : unkeepableField(member, inside, refuses);
    if (found !== undefined) return found;
  }
  return undefined;
}
