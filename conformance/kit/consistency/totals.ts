import { countResults, judgedShare, type Report, verdictOf } from "../report.ts";
import { differs, type Inconsistency } from "./inconsistency.ts";

/** Where the figures and the verdict do not follow from the cases. */
export function totalInconsistencies(report: Report): Inconsistency[] {
  const { cases, counts, judged, judgedAtLeast, verdict, catches } = report;
  const counted = countResults(cases);
  const twice = cases.findIndex(({ id }, index) => cases.findIndex((one) => one.id === id) < index);
  const boasts = catches !== undefined && catches.killed > catches.total;
  return [
    ...(twice < 0 ? [] : [{ at: `cases[${twice}].id`, says: `${cases[twice]?.id} stands here twice` }]),
    ...differs("counts", counts, counted, "the cases make it"),
    ...differs("judged", judged, judgedShare(counted), "the cases make it"),
    ...differs("verdict", verdict, verdictOf(counted, judgedAtLeast), "the cases and the gate make it"),
    ...(boasts ? [{ at: "catches.killed", says: `is more than the ${catches.total} there are` }] : []),
  ];
}
