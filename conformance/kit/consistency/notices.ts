import type { Report } from "../report.ts";
import { differencesInSilence, seenAt } from "../silent-places.ts";
import { differs, type Inconsistency } from "./inconsistency.ts";

/** Where silent places, members beyond the contract, and what was left behind do not agree with the rest. */
export const noticeInconsistencies = (report: Report): Inconsistency[] => [
  ...silentInconsistencies(report),
  ...extraInconsistencies(report),
  ...report.leftBehind.flatMap(({ made, removed, remaining, what }, index) =>
    removed + remaining.length <= made
      ? []
      : [
          {
            at: `leftBehind[${index}]`,
            says: `${removed} ${what} removed and ${remaining.length} left are more than ${made}`,
          },
        ],
  ),
];

function silentInconsistencies({ cases, failOn, silentPlaces }: Report): Inconsistency[] {
  const follow = differencesInSilence(cases, failOn).map(seenAt);
  if (follow.length !== silentPlaces.length) {
    return differs("silentPlaces", silentPlaces.length, follow.length, "the number that follows from the checks is");
  }
  return silentPlaces.flatMap(({ pointer, expected, actual, cases: ids }, index) =>
    differs(`silentPlaces[${index}]`, { pointer, expected, actual, cases: ids }, follow[index], "the checks make it"),
  );
}

function extraInconsistencies({ extraMembers, stuntDouble, map }: Report): Inconsistency[] {
  return Object.entries(extraMembers).flatMap(([operation, members]) => {
    const at = `extraMembers.${operation}`;
    if (stuntDouble) return [{ at, says: "should have been refused on a Stunt Double" }];
    if (!map.operations.some(({ id }) => id === operation)) return [{ at, says: "is no operation of the contract" }];
    return differs(at, members, [...new Set(members)], "each member once makes it");
  });
}
