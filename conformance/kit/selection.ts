import { ConfigurationError } from "./errors.ts";
import { nearest } from "./words.ts";

/** The cases whose ids match one of the patterns (`*` within a subject, `**` or a bare subject for all of it); all without patterns. */
export function selectCases<T extends { id: string }>(cases: readonly T[], patterns: readonly string[]): readonly T[] {
  if (patterns.length === 0) return cases;
  const matchers = patterns.map((pattern) => {
    const expression = matcherOf(pattern);
    if (!cases.some(({ id }) => expression.test(id))) refuse(pattern, cases);
    return expression;
  });
  return cases.filter(({ id }) => matchers.some((matcher) => matcher.test(id)));
}

function matcherOf(pattern: string): RegExp {
  const parts = pattern.split(/(\*\*|\*)/).map((part) => {
    if (part === "**") return ".*";
    return part === "*" ? "[^/]*" : part.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&");
  });
  return new RegExp(`^${parts.join("")}${pattern.includes("/") || pattern.includes("**") ? "" : "/.*"}$`);
}

function refuse(pattern: string, cases: readonly { id: string }[]): never {
  const near = nearest(
    pattern,
    cases.map(({ id }) => id),
  );
  throw new ConfigurationError(`no case matches ${pattern}${near === undefined ? "" : `; did you mean ${near}?`}`);
}
