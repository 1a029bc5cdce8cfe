import { tooLarge } from "./violation-words.ts";

/** A value that no backend keeps, and where in what was given it stands. */
export interface Unkeepable {
  /** Dotted, e.g. `tables.rank-math.orders[3].note`; empty for the whole. */
  readonly field: string;
  readonly problem: string;
  readonly remedy: string;
}

const deepest = 64;

/** The first part of a value that is no JSON, holds U+0000, half a surrogate pair or a number past all bounds, or would become a prototype. */
export function unkeepable(value: unknown, field = "", depth = 0): Unkeepable | undefined {
  if (typeof value === "string") return oddText(value, field);
  if (typeof value === "number") return Number.isFinite(value) ? undefined : { field, ...tooLarge };
  if (value === null || typeof value === "boolean") return undefined;
  if (typeof value !== "object") return { field, problem: `is ${typeof value}, not JSON`, remedy: "leave it out" };
  if (depth > deepest) return { field, problem: `is nested more than ${deepest} levels deep`, remedy: "flatten it" };
  if (Array.isArray(value)) return firstOf(value, (member, i) => unkeepable(member, `${field}[${i}]`, depth + 1));
  if (!isPlain(value)) return { field, problem: "is not a plain object", remedy: "give JSON" };
  return firstOf(Object.entries(value), ([name, member]) => {
    const own = below(field, name);
    if (name === "__proto__") return { field: own, problem: "is no name for a field", remedy: "leave it out" };
    return oddText(name, own) ?? (member === undefined ? undefined : unkeepable(member, own, depth + 1));
  });
}

/** The field of a field. */
export const below = (field: string, name: string): string => (field === "" ? name : `${field}.${name}`);

function oddText(text: string, field: string): Unkeepable | undefined {
  if (text.includes("\u0000")) return { field, problem: "contains U+0000", remedy: "take that character out" };
  if (!text.isWellFormed()) return { field, problem: "contains half a surrogate pair", remedy: "mend its encoding" };
  return undefined;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function firstOf<Member>(
  members: readonly Member[],
  look: (member: Member, i: number) => Unkeepable | undefined,
): Unkeepable | undefined {
  for (const [i, member] of members.entries()) {
    const found = look(member, i);
    if (found) return found;
  }
  return undefined;
}
