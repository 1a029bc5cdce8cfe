import { baselineInconsistencies } from "./consistency/baseline.ts";
import { caseInconsistencies } from "./consistency/case.ts";
import type { Inconsistency } from "./consistency/inconsistency.ts";
import { noticeInconsistencies } from "./consistency/notices.ts";
import { totalInconsistencies } from "./consistency/totals.ts";
import type { Report } from "./report.ts";

/** Everything in a report that does not follow from the checks it records; the causes before what they lead to. */
export const inconsistencies = (report: Report): readonly Inconsistency[] => [
  ...report.cases.flatMap((one, index) => caseInconsistencies(report, one, `cases[${index}]`)),
  ...totalInconsistencies(report),
  ...baselineInconsistencies(report),
  ...noticeInconsistencies(report),
];
