import { type BaselineLine, hasExpired } from "./baseline.ts";
import type { BaselineNews, CaseReport } from "./report.ts";

export interface Lines {
  baseline?: readonly BaselineLine[];
  /** All cases there are, run or not. */
  cases: readonly { id: string }[];
}

/** A line is stale when its case no longer fails or does not exist; a case that was not run or not judged says nothing. */
export function baselineNews(
  { baseline = [], cases }: Lines,
  reports: readonly Pick<CaseReport, "id" | "result">[],
  now: Date,
): BaselineNews {
  const ids = new Set(cases.map(({ id }) => id));
  const results = new Map(reports.map(({ id, result }) => [id, result]));
  const held: readonly (string | undefined)[] = ["pass", "warning", "noted"];
  const resultOf = (line: BaselineLine) => results.get(line.case);
  return {
    known: baseline
      .filter((line) => resultOf(line) === "known")
      .map(({ case: id, place, until, reason }) => ({ case: id, place, ...(until && { until }), reason })),
    stale: baseline
      .filter((line) => !ids.has(line.case) || held.includes(resultOf(line)))
      .map(({ case: id, place }) => ({ case: id, place })),
    expired: baseline.flatMap((line) => {
      const { case: id, place, until } = line;
      return until !== undefined && resultOf(line) === "fail" && hasExpired(line, now)
        ? [{ case: id, place, until }]
        : [];
    }),
  };
}
