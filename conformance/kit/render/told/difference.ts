import { isMembers } from "../../json.ts";
import { inWords } from "../../match.ts";
import type { Check } from "../../record.ts";

export interface Shown {
  what: string;
  actual: string;
  expected: string;
}

/** What a reader needs of a check: where two JSON values differ in one member, that member alone. */
export function shownOf({ what, actual, expected, holds }: Check): Shown {
  const whole = { what, actual, expected };
  if (holds) return whole;
  const [first, ...others] = differences(parsedOrText(actual), parsedOrText(expected), []);
  if (first === undefined || first.path.length === 0) return whole;
  const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
  return {
    what: [what === "body" ? "" : what, ...first.path].filter((name) => name !== "").join("."),
    actual: inWords(first.actual),
    expected: `${inWords(first.expected)}${more}`,
  };
}

interface Difference {
  path: readonly string[];
  actual: unknown;
  expected: unknown;
}

function differences(actual: unknown, expected: unknown, path: readonly string[]): Difference[] {
  if (JSON.stringify(actual) === JSON.stringify(expected)) return [];
  if (Array.isArray(actual) && Array.isArray(expected)) {
    if (actual.length !== expected.length) {
      return [{ path: [...path, "length"], actual: actual.length, expected: expected.length }];
    }
    return expected.flatMap((one, index) => differences(actual[index], one, [...path, String(index)]));
  }
  if (!isMembers(actual) || !isMembers(expected)) return [{ path, actual, expected }];
  const names = [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
  return names.flatMap((name) => differences(actual[name], expected[name], [...path, name]));
}

function parsedOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
