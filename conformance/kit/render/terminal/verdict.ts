import type { Report } from "../../report.ts";
import { exitCode } from "../../report.ts";
import { catchesWords, judgedWords, tally, verdictWords } from "../told/results.ts";
import type { Page } from "./paint.ts";

export function verdictLines(report: Report, { paint, reports }: Page): string[] {
  const counted = tally(report).map(({ count, word }) => `${count} ${word}`);
  const verdict = paint(verdictWords(report), report.verdict === "conforms" ? "green" : "red");
  const exit = `exit ${exitCode(report)}`;
  const early = report.stopped ? " · stopped early" : "";
  const line = `${verdict}   ${counted.join(" · ")} (${judgedWords(report)})${early}`;
  const catches = catchesWords(report);
  const last = reports.length === 0 ? [] : [`reports: ${reports.join("  ")}        ${exit}`];
  return [reports.length === 0 ? `${line}   ${exit}` : line, ...(catches === undefined ? [] : [catches]), ...last];
}
