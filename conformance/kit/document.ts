import { isMembers, member, text } from "./json.ts";

/** A part of an OpenAPI document and where it stands, all references on the way followed. */
export interface Part {
  value: unknown;
  path: readonly string[];
}

export interface OpenApi {
  root: unknown;
}

export const whole = (document: OpenApi): Part => ({ value: document.root, path: [] });

/** Goes down one member at a time; a reference on the way leads to what it names. */
export function down(document: OpenApi, from: Part, ...names: readonly string[]): Part {
  return names.reduce<Part>((part, name) => {
    const { value, path } = follow(document, part);
    return { value: member(value, name), path: [...path, name] };
  }, from);
}

/** The part itself, or what it refers to. References elsewhere than into the same document are left alone. */
export function follow(document: OpenApi, part: Part, seen = 0): Part {
  const reference = isMembers(part.value) ? text(part.value["$ref"]) : undefined;
  if (reference === undefined || !reference.startsWith("#/") || seen > 50) return part;
  const path = reference.slice(2).split("/").map(unescaped);
  return follow(document, { value: path.reduce<unknown>(member, document.root), path }, seen + 1);
}

const unescaped = (token: string): string => decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~");

/** A path as the fragment of a JSON pointer. */
export const pointer = (path: readonly string[]): string =>
  path.map((name) => `/${encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"))}`).join("");
