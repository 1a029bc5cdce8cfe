import type { RawRequest } from "../../core/http.ts";

/** Bytes of a request's body that the journal keeps. */
export const keptBody = 64 * 1024;

/** Query and body of a request as one record, lists and records inside kept; undefined where the body cannot be read. */
export function sentFields(request: RawRequest): Readonly<Record<string, unknown>> | undefined {
  const body = bodyOf(request);
  return body && { ...Object.fromEntries(new URLSearchParams(request.query)), ...body };
}

function bodyOf({ body, headers }: RawRequest): Readonly<Record<string, unknown>> | undefined {
  if (body.length === 0) return {};
  if (body.length >= keptBody) return undefined;
  const text = Buffer.from(body).toString("utf8");
  const type = headers["content-type"] ?? "";
  if (/json/i.test(type)) return jsonOf(text);
  if (!/^multipart\//i.test(type)) return Object.fromEntries(new URLSearchParams(text));
  const parts = text.matchAll(/\bname="([^"]*)"[\s\S]*?\r?\n\r?\n([\s\S]*?)(?=\r?\n--)/g);
  return Object.fromEntries([...parts].map(([, name = "", value]) => [name, value]));
}

function jsonOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return undefined;
  }
}

/** The value of a dotted field. */
export function valueAt(fields: unknown, path: string): unknown {
  if (typeof fields !== "object" || fields === null) return undefined;
  const members: Readonly<Record<string, unknown>> = { ...fields };
  if (Object.hasOwn(members, path)) return members[path];
  const dot = path.indexOf(".");
  const first = path.slice(0, dot);
  return dot < 0 || !Object.hasOwn(members, first) ? undefined : valueAt(members[first], path.slice(dot + 1));
}
