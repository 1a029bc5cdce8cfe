import { type BaselineLine, hasExpired } from "../baseline.ts";
import { baselineNews } from "../baseline-news.ts";
import type { Report } from "../report.ts";
import type { Inconsistency } from "./inconsistency.ts";
import { differs } from "./inconsistency.ts";

/** Where what is said of the baseline's lines does not follow from the cases and the time of the run. */
export function baselineInconsistencies(report: Report): Inconsistency[] {
  const { baseline, cases } = report;
  const { known, stale, expired } = baseline;
  const lines: readonly BaselineLine[] = [
    ...known.map(({ until, ...line }) => ({ ...line, until })),
    ...stale.map((line) => ({ ...line, until: undefined, reason: "" })),
    ...expired.map((line) => ({ ...line, reason: "" })),
  ];
  const began = new Date(report.startedAt);
  const ended = new Date(began.getTime() + report.seconds * 1000);
  // Cases that a stale line names and this run did not hold may exist elsewhere in the suite: the line is believed.
  const news = baselineNews({ baseline: lines, cases }, cases, ended);
  const late = known.findIndex(({ until }) => hasExpired({ ...lineOf(until) }, began));
  return [
    ...differs("baseline.known", known, news.known, "the cases make it"),
    ...differs("baseline.stale", stale, news.stale, "the cases make it"),
    ...differs("baseline.expired", expired, news.expired, "the cases and the time of the run make it"),
    ...(late < 0
      ? []
      : [{ at: `baseline.known[${late}].until`, says: `had passed when the run began, ${report.startedAt}` }]),
    ...knownReasons(report),
  ];
}

const lineOf = (until: string | undefined): BaselineLine => ({ case: "", place: "", reason: "", until });

/** A known case gives the reason of its line. */
const knownReasons = ({ cases, baseline: { known } }: Report): Inconsistency[] =>
  cases.flatMap((one, index) => {
    const line = one.result === "known" ? known.find((other) => other.case === one.id) : undefined;
    return line === undefined
      ? []
      : differs(`cases[${index}].reason`, one.reason, line.reason, "its baseline line says");
  });
