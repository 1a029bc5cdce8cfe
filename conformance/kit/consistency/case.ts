import { compareVersions } from "../applicability.ts";
import { outcomeFrom } from "../outcome.ts";
import type { CaseReport, Report, Result } from "../report.ts";
import { checkInconsistencies } from "./checks.ts";
import { differs, type Inconsistency } from "./inconsistency.ts";

/** Where a case says something that its own record does not bear out. */
export function caseInconsistencies(report: Report, one: CaseReport, at: string): Inconsistency[] {
  return [
    ...checkInconsistencies(report, one, at),
    ...resultInconsistencies(report, one, at),
    ...recordInconsistencies(report, one, at),
    ...(compareVersions(one.since, report.suite) > 0
      ? [{ at: `${at}.since`, says: `is ${one.since}, newer than the suite ${report.suite}` }]
      : []),
  ];
}

function resultInconsistencies(report: Report, one: CaseReport, at: string): Inconsistency[] {
  const { result, reason } = one;
  const needsReason: readonly Result[] = ["notApplicable", "setUpFailed", "engineError", "known"];
  const unexplained = needsReason.includes(result) && !reason;
  return [
    ...differs(`${at}.result`, result, resultOf(report, one), "what it records makes it"),
    ...(unexplained ? [{ at: `${at}.reason`, says: `is missing; a case that is ${result} says why` }] : []),
  ];
}

/** The result that follows from the record of a case and from the baseline. */
function resultOf(report: Report, one: CaseReport): Result {
  if (neverRan(one)) return one.result === "notApplicable" ? "notApplicable" : outcomeFrom(one, report.failOn).result;
  if (passedUnseen(report, one)) return "pass";
  const { result } = outcomeFrom(one, report.failOn);
  const excused = report.baseline.known.some((line) => line.case === one.id);
  return result === "fail" && excused ? "known" : result;
}

const neverRan = ({ ended, checked, checks, exchanges }: CaseReport): boolean =>
  ended === undefined && checked === 0 && checks.length === 0 && exchanges.length === 0;

/** A report of failures holds no checks of cases that passed, only their number. */
const passedUnseen = ({ keep }: Report, { result, ended, checked, checks }: CaseReport): boolean =>
  keep === "failures" && result === "pass" && ended === undefined && checked > 0 && checks.length === 0;

function recordInconsistencies(report: Report, one: CaseReport, at: string): Inconsistency[] {
  const { checked, checks, exchanges, answers, result } = one;
  const answered = exchanges.flatMap(({ operation, status }) => (operation ? [`${operation} ${status}`] : []));
  const unheld = result === "pass" && report.keep !== "exchanges";
  return [
    ...(passedUnseen(report, one) ? [] : differs(`${at}.checked`, checked, checks.length, "the checks held are")),
    ...(unheld
      ? differs(`${at}.exchanges`, exchanges.length, 0, `of cases that passed a report of ${report.keep} holds`)
      : differs(`${at}.answers`, answers, [...new Set(answered)], "the exchanges held make it")),
  ];
}
