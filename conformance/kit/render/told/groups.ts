import type { CaseReport, Report } from "../../report.ts";
import { grouped } from "./grouped.ts";

export interface Reason {
  reason: string;
  cases: readonly CaseReport[];
}

/** Why cases could not be judged, the most frequent reason first. */
export const notApplicable = ({ cases }: Report): readonly Reason[] =>
  grouped(
    cases.filter(({ result }) => result === "notApplicable"),
    ({ reason }) => reason ?? "no reason given",
  )
    .map(([reason, members]) => ({ reason, cases: members }))
    .sort((a, b) => b.cases.length - a.cases.length);

/** `3 in conformance-baseline.txt, all still failing; the first runs out on 2027-01-31`. */
export function knownWords({ baseline: { known } }: Report): string | undefined {
  const [first] = known;
  if (first === undefined) return undefined;
  const files = [...new Set(known.map(({ place }) => place.replace(/:\d+$/, "")))].join(", ");
  const [soonest] = known.flatMap(({ until }) => until ?? []).sort();
  const all = known.length === 1 ? "still failing" : "all still failing";
  const end = known.length === 1 ? "it runs out" : "the first runs out";
  return `${known.length} in ${files}, ${all}${soonest === undefined ? "; none runs out" : `; ${end} on ${soonest}`}`;
}

/** `61 orders, 58 customers of run r-7f3a (the API cannot delete them); 41 subscriptions removed`. */
export function leftBehindWords({ leftBehind, runId }: Report): string | undefined {
  const remaining = leftBehind.filter((one) => one.remaining.length > 0);
  const kept = grouped(remaining, ({ reason = "" }) => reason).map(([reason, ones]) => {
    const amounts = ones.map((one) => `${one.remaining.length} ${one.what}`).join(", ");
    return `${amounts} of run ${runId}${reason === "" ? "" : ` (${reason})`}`;
  });
  const removed = leftBehind.filter((one) => one.removed > 0).map((one) => `${one.removed} ${one.what}`);
  const gone = removed.length === 0 ? [] : [`${removed.join(", ")} removed`];
  return [...kept, ...gone].join("; ") || undefined;
}
