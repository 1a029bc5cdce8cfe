import { levelOf } from "../grade.ts";
import { isScalar } from "../json.ts";
import type { Check } from "../record.ts";
import type { CaseReport, Report } from "../report.ts";
import { differs, type Inconsistency } from "./inconsistency.ts";

/** What is wrong with the checks of one case, each taken by itself. */
export const checkInconsistencies = (report: Report, one: CaseReport, at: string): Inconsistency[] =>
  one.checks.flatMap((check, index) => inconsistencies(report, one, { check, at: `${at}.checks[${index}]` }));

function inconsistencies(
  { sources }: Report,
  one: CaseReport,
  { check, at }: { check: Check; at: string },
): Inconsistency[] {
  const { source, exchange, holds } = check;
  const unexplained = !holds && source !== undefined && !Object.hasOwn(sources, source);
  const nowhere = exchange !== undefined && one.exchanges.length > 0 && one.exchanges[exchange] === undefined;
  return [
    ...differs(`${at}.level`, check.level, levelOf(check.grade), `the grade ${check.grade} makes it`),
    ...(mayHold(check) ? [] : [{ at: `${at}.holds`, says: `is true, but ${check.actual} is not ${check.expected}` }]),
    ...(unexplained ? [{ at: `sources.${source}`, says: `is missing; ${at} failed and rests on it` }] : []),
    ...(nowhere
      ? [{ at: `${at}.exchange`, says: `is ${exchange}, but there are ${one.exchanges.length} exchanges` }]
      : []),
  ];
}

/**
 * Expectations in words and lists that are judged in part cannot be judged again, plain values can; that a call was refused
 * at all is judged whatever it was refused with.
 */
const mayHold = ({ what, holds, actual, expected }: Check): boolean =>
  !holds || actual === expected || what === "refused" || !isScalar(expected);
