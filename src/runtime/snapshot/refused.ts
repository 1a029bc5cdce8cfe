/** A snapshot that there is not, or a document that is none; nothing was changed. */
export class SnapshotRefused extends Error {
  readonly reason: "unknown" | "invalid";
  /** Dotted, e.g. `tables.rank-math.orders[3].paidAt`. */
  readonly field: string;
  readonly remedy: string;
  constructor(reason: "unknown" | "invalid", field: string, [problem, remedy]: readonly [string, string]) {
    super(problem);
    this.reason = reason;
    this.field = field;
    this.remedy = remedy;
  }
}

export const invalid = (field: string, problem: string, remedy: string): SnapshotRefused =>
  new SnapshotRefused("invalid", field, [problem, remedy]);
