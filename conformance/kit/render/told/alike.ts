import type { CaseReport } from "../../report.ts";
import { gravest } from "./case.ts";
import { bare, cut } from "./cut.ts";
import { grouped } from "./grouped.ts";
import { words } from "./results.ts";

/** Cases that fail by the same check, as far as a reader cares. */
export interface Alike {
  /** `content type "text/html", expected application/json`. */
  what: string;
  cases: readonly CaseReport[];
}

/** The largest groups first. */
export const alike = (cases: readonly CaseReport[]): readonly Alike[] =>
  grouped(cases, inShort)
    .map(([what, members]) => ({ what, cases: members }))
    .sort((a, b) => b.cases.length - a.cases.length);

/** The first so many of each group, in the order given, and the rest in groups. */
export function someOfEach(cases: readonly CaseReport[], { whole, each }: { whole: number; each: number }) {
  if (cases.length <= whole) return { first: cases, rest: [] };
  const few = new Set(alike(cases).flatMap((group) => group.cases.slice(0, each)));
  const first = cases.filter((one) => few.has(one)).slice(0, whole);
  return { first, rest: alike(cases.filter((one) => !first.includes(one))) };
}

export function inShort(one: CaseReport): string {
  const check = gravest(one);
  if (check === undefined) return `${words[one.result]}: ${cut(one.reason ?? "no reason given", 100)}`;
  return `${check.what} ${cut(bare(check.actual), 60)}, expected ${cut(bare(check.expected), 80)}`;
}
