import { shortened } from "../print.ts";

/** In what two states differ, in a few words; undefined where they are equal. Members of objects may stand in any order. */
export function difference(before: string, after: string): string | undefined {
  const [one, other] = [parsed(before), parsed(after)];
  const found = one === undefined || other === undefined ? texts(before, after) : values(one.json, other.json, "");
  return found && `${found.at === "" ? "" : `${found.at} `}${word(found.one)}, then ${word(found.other)}`;
}

interface Difference {
  readonly at: string;
  readonly one: unknown;
  readonly other: unknown;
}

function texts(one: string, other: string): Difference | undefined {
  return one.trim() === other.trim() ? undefined : { at: "", one: one.trim(), other: other.trim() };
}

function values(one: unknown, other: unknown, at: string): Difference | undefined {
  if (!isObject(one) || !isObject(other) || Array.isArray(one) !== Array.isArray(other))
    return one === other ? undefined : { at, one, other };
  for (const name of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const found = values(member(one, name), member(other, name), at === "" ? name : `${at}.${name}`);
    if (found) return found;
  }
  return undefined;
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

const member = (of: object, name: string): unknown =>
  Object.hasOwn(of, name) ? new Map(Object.entries(of)).get(name) : undefined;

const word = (value: unknown): string => (value === undefined ? "nothing" : shortened(JSON.stringify(value), 60));

function parsed(text: string): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
