import type { Report, Result } from "../../report.ts";

/** One character each, for the line of progress. */
export const letters: Readonly<Record<Result, string>> = {
  pass: ".",
  fail: "F",
  warning: "w",
  noted: "o",
  known: "k",
  notApplicable: "a",
  setUpFailed: "S",
  engineError: "E",
};

export const words: Readonly<Record<Result, string>> = {
  pass: "pass",
  fail: "fail",
  setUpFailed: "set-up failed",
  engineError: "engine error",
  known: "known",
  warning: "warning",
  noted: "noted",
  notApplicable: "not applicable",
};

/** Results that fail the run. */
export const grave: readonly Result[] = ["fail", "setUpFailed", "engineError"];

export interface Tally {
  result: Result;
  count: number;
  word: string;
}

const order: readonly Result[] = [
  "pass",
  "fail",
  "setUpFailed",
  "engineError",
  "known",
  "warning",
  "noted",
  "notApplicable",
];

/** How often each result occurred; those that did not are left out, except `pass`. */
export const tally = ({ counts }: Report): readonly Tally[] =>
  order
    .map((result) => ({ result, count: counts[result], word: words[result] }))
    .filter(({ result, count }) => count > 0 || result === "pass");

/** Never rounded up: 99.9 % is not all. */
export const percent = (share: number): string => `${Math.floor(share * 100)} %`;

export const verdictWords = ({ verdict }: Report): string => (verdict === "conforms" ? "CONFORMS" : "DOES NOT CONFORM");

/** `97 % judged`, and what was asked where that is more. */
export function judgedWords({ judged, judgedAtLeast }: Report): string {
  const asked = judgedAtLeast !== null && judged < judgedAtLeast ? `, ${percent(judgedAtLeast)} asked` : "";
  return `${percent(judged)} judged${asked}`;
}

export const catchesWords = ({ catches }: Report): string | undefined =>
  catches && `this suite catches ${catches.killed} of ${catches.total} broken doubles`;

/** `1 case`, `2 cases`. */
export const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;
