import { isMembers, type Members, memberOf } from "../seams/values.ts";

/** Where a member stands in a body: names, `[]` for every item of a list, `{}` for every member of a map. */
export type Path = readonly string[];

/** One member that a schema names. */
export interface Member {
  readonly path: Path;
  /** JSON types that it may have; none where the schema does not say. */
  readonly types: ReadonlySet<string>;
  /** Values that the schema lists. */
  readonly values: readonly unknown[];
}

type Resolve = (part: unknown) => Members;

const deepest = 10;

/** Every member of a schema, through references, alternatives, lists and maps; each place once. */
export function membersOf(schema: unknown, resolve: Resolve): readonly Member[] {
  const found = new Map<string, Member>();
  for (const member of walk(resolve(schema), [], resolve)) {
    const key = member.path.join(".");
    const known = found.get(key);
    const types = new Set([...(known?.types ?? []), ...member.types]);
    found.set(key, { path: member.path, types, values: [...(known?.values ?? []), ...member.values] });
  }
  return [...found.values()];
}

function* walk(schema: Members, path: Path, resolve: Resolve): Iterable<Member> {
  if (path.length > deepest) return;
  for (const keyword of ["oneOf", "anyOf", "allOf"])
    for (const branch of listOf(schema[keyword])) yield* walk(resolve(branch), path, resolve);
  const parts = [
    ...Object.entries(resolve(schema["properties"])),
    ...(isMembers(schema["items"]) ? [["[]", schema["items"]] as const] : []),
    ...(isMembers(schema["additionalProperties"]) ? [["{}", schema["additionalProperties"]] as const] : []),
  ];
  for (const [name, part] of parts) {
    const inner = resolve(part);
    const here = [...path, name];
    yield { path: here, types: new Set(typesOf(inner)), values: valuesOf(inner) };
    yield* walk(inner, here, resolve);
  }
}

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const valuesOf = (schema: Members): readonly unknown[] =>
  "const" in schema ? [schema["const"]] : listOf(schema["enum"]);

function typesOf(schema: Members): readonly string[] {
  const declared = schema["type"];
  if (declared !== undefined) return (Array.isArray(declared) ? declared : [declared]).map(String).map(plainType);
  return valuesOf(schema).map(typeOf);
}

const plainType = (type: string): string => (type === "integer" ? "number" : type);

export function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

/** The values that a body holds at a path. */
export function valuesAt(body: unknown, [name, ...rest]: Path): readonly unknown[] {
  if (name === undefined) return body === undefined ? [] : [body];
  if (name === "[]") return listOf(body).flatMap((item) => valuesAt(item, rest));
  if (name === "{}") return isMembers(body) ? Object.values(body).flatMap((one) => valuesAt(one, rest)) : [];
  return valuesAt(memberOf(body, name), rest);
}

/** A body with other values at a path; `undefined` takes the member away. What has nothing there stays the very same. */
export function changedAt(body: unknown, path: Path, change: (value: unknown) => unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return change(body);
  if (valuesAt(body, path).length === 0) return body;
  const inside = (value: unknown) => changedAt(value, rest, change);
  if (name === "[]") return listOf(body).map(inside);
  if (!isMembers(body)) return body;
  const entries = Object.entries(body).map(
    ([one, value]) => [one, name === "{}" || one === name ? inside(value) : value] as const,
  );
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** What stands in for a value when it is of a type that the schema does not allow there. */
export function ofAnotherType(value: unknown, types: ReadonlySet<string>): unknown {
  const number = Number(value);
  const others = [String(value), Number.isFinite(number) ? number : 0, true, [], {}];
  const preferred = typeof value === "object" ? others.toReversed() : others;
  return preferred.find((one) => !types.has(typeOf(one)) && typeOf(one) !== typeOf(value));
}
