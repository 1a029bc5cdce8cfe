/** Something in a report that does not follow from the rest of it. */
export interface Inconsistency {
  /** `cases[3].checks[0].level`. */
  at: string;
  says: string;
}

/** Nothing where both are alike, as JSON has it. */
export function differs(at: string, stands: unknown, follows: unknown, from: string): Inconsistency[] {
  const [is, must] = [canonical(stands), canonical(follows)];
  return is === must ? [] : [{ at, says: `is ${is}, but ${from} ${must}` }];
}

const canonical = (value: unknown): string => JSON.stringify(value, inOrder) ?? "missing";

/** Members in the order of their names: the order in which they are written means nothing. */
function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
