const mark = Symbol.for("stunt-double/conformance/matcher");

/** An expectation that is a question rather than a value. Made by `matching`. */
export class Matcher {
  readonly [mark] = true;
  readonly says: string;
  readonly accepts: (actual: unknown) => boolean;

  constructor(says: string, accepts: (actual: unknown) => boolean) {
    this.says = says;
    this.accepts = accepts;
  }
}

/** By a mark, because a user's case may have been made by another copy of this package. */
const isMatcher = (value: unknown): value is Matcher => typeof value === "object" && value !== null && mark in value;

/** What may stand in place of a value in an expectation. */
export type Expected = Matcher | RegExp;

/**
 * An expectation in words, wherever a value could stand.
 *
 * @example answer.has({ data: { licence: { date_expiration: matching("later than now", (at) => Number(at) > now) } } });
 */
export function matching(says: string, accepts: (actual: unknown) => boolean): Matcher {
  return new Matcher(says, accepts);
}

/** Where an answer differs from what was expected of it. `path` is a list of members, empty for the whole. */
export interface Difference {
  path: readonly string[];
  actual: unknown;
  expected: unknown;
}

type Extent = "partial" | "whole";
type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Every leaf of `expected`, with what stands in its place. In a partial expectation `undefined` means absent. */
export function compare(
  actual: unknown,
  expected: unknown,
  extent: Extent,
  path: readonly string[] = [],
): Comparison[] {
  if (isMatcher(expected)) return [leaf(path, actual, expected, expected.accepts(actual))];
  if (expected instanceof RegExp) return [leaf(path, actual, expected, matchesText(expected, actual))];
  if (Array.isArray(expected)) return compareLists(actual, expected, extent, path);
  if (isMembers(expected)) return compareMembers(actual, expected, extent, path);
  return [leaf(path, actual, expected, Object.is(actual, expected))];
}

export interface Comparison extends Difference {
  holds: boolean;
}

const leaf = (path: readonly string[], actual: unknown, expected: unknown, holds: boolean): Comparison => ({
  path,
  actual,
  expected,
  holds,
});

function matchesText(expected: RegExp, actual: unknown): boolean {
  return typeof actual === "string" && new RegExp(expected.source, expected.flags.replace(/[gy]/g, "")).test(actual);
}

function compareLists(actual: unknown, expected: readonly unknown[], extent: Extent, path: readonly string[]) {
  if (!Array.isArray(actual) || actual.length !== expected.length) return [leaf(path, actual, expected, false)];
  if (expected.length === 0) return [leaf(path, actual, expected, true)];
  return expected.flatMap((one, index) => compare(actual[index], one, extent, [...path, String(index)]));
}

function compareMembers(actual: unknown, expected: Members, extent: Extent, path: readonly string[]): Comparison[] {
  if (!isMembers(actual)) return [leaf(path, actual, expected, false)];
  const named = Object.keys(expected);
  const unnamed = extent === "whole" ? Object.keys(actual).filter((name) => !Object.hasOwn(expected, name)) : [];
  if (named.length + unnamed.length === 0) return [leaf(path, actual, expected, true)];
  return [
    ...named.flatMap((name) => compare(own(actual, name), expected[name], extent, [...path, name])),
    ...unnamed.map((name) => leaf([...path, name], own(actual, name), undefined, false)),
  ];
}

const own = (members: Members, name: string): unknown => (Object.hasOwn(members, name) ? members[name] : undefined);

/** A value or an expectation as one line of text. */
export function inWords(value: unknown): string {
  if (value === undefined) return "absent";
  if (isMatcher(value)) return value.says;
  if (value instanceof RegExp) return `text like ${value}`;
  return JSON.stringify(value, (_, inner) => (isMatcher(inner) || inner instanceof RegExp ? inWords(inner) : inner));
}
