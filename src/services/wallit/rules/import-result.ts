import { rule } from "../contract.ts";
import type { Import } from "../tables.ts";

export interface ImportResult {
  readonly Status: "Completed successfully" | "Completed with errors";
  readonly Errors: readonly string[];
  readonly SuccessCount: number;
  readonly FailureCount: number;
}

/** What has become of an import. */
export const importResult = rule(
  "import-result-counts",
  ({ successCount, failureCount }: Import, errors: readonly string[]): ImportResult => ({
    Status: failureCount === 0 ? "Completed successfully" : "Completed with errors",
    Errors: errors,
    SuccessCount: successCount,
    FailureCount: failureCount,
  }),
  (): ImportResult => ({ Status: "Completed successfully", Errors: [], SuccessCount: 0, FailureCount: 0 }),
);
