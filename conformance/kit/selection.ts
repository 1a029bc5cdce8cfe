import { type Deed, deeds } from "./case.ts";
import type { Contract } from "./contract.ts";
import { ConfigurationError } from "./errors.ts";
import type { LoadedCase } from "./load.ts";
import { nearest } from "./words.ts";

/** Which cases run. Each list narrows the choice; an empty or missing one does not. */
export interface Selection {
  /** Ids or patterns: `*` stands for any name within a subject, `**` or a bare subject for all of it. */
  cases?: readonly string[];
  /** Rules that a case shows from either side. */
  rules?: readonly string[];
  /** Operations that a case is about. */
  operations?: readonly string[];
  /** What a case does to its target: `reads`, `creates`, … */
  does?: readonly string[];
}

/** The cases that are meant. Throws `ConfigurationError` where a word names nothing. */
export function selectCases(
  contract: Contract,
  cases: readonly LoadedCase[],
  { cases: patterns = [], rules = [], operations = [], does = [] }: Selection,
): readonly LoadedCase[] {
  for (const rule of rules) known("rule", rule, [...contract.rules.keys()]);
  for (const operation of operations) known("operation", operation, [...contract.operations.keys()]);
  for (const deed of does) known("deed", deed, deeds);
  const chosen = byPatterns(cases, patterns).filter(
    (one) =>
      (rules.length === 0 || rulesOf(one).some((id) => rules.includes(id))) &&
      (operations.length === 0 || one.contract.some((pair) => operations.includes(pair.split(" ")[0] ?? ""))) &&
      (does.length === 0 || isOneOf(one.does, does)),
  );
  if (chosen.length === 0) throw new ConfigurationError(`no case of ${contract.service} is all of that`);
  return chosen;
}

const rulesOf = ({ rules = {} }: LoadedCase): readonly string[] => [
  ...(rules.positive ?? []),
  ...(rules.contrast ?? []),
];

const isOneOf = (deed: Deed, words: readonly string[]): boolean => words.some((word) => word === deed);

function byPatterns(cases: readonly LoadedCase[], patterns: readonly string[]): readonly LoadedCase[] {
  if (patterns.length === 0) return cases;
  const matchers = patterns.map((pattern) => {
    const expression = matcherOf(pattern);
    if (!cases.some(({ id }) => expression.test(id))) {
      const ids = cases.map(({ id }) => id);
      throw new ConfigurationError(`no case matches ${pattern}${meant(pattern, ids)}`);
    }
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

function known(what: string, word: string, words: readonly string[]): void {
  if (!words.includes(word)) throw new ConfigurationError(`there is no ${what} ${word}${meant(word, words)}`);
}

function meant(word: string, words: readonly string[]): string {
  const near = nearest(word, words);
  return near === undefined ? "" : `; did you mean ${near}?`;
}
