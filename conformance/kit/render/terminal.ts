import type { Report } from "../report.ts";
import { wrapped } from "./terminal/columns.ts";
import { failure } from "./terminal/failure.ts";
import { notices } from "./terminal/notices.ts";
import { pageOf, type TerminalOptions } from "./terminal/paint.ts";
import { progress } from "./terminal/progress.ts";
import { restLines } from "./terminal/rest.ts";
import { verdictLines } from "./terminal/verdict.ts";
import { someOfEach } from "./told/alike.ts";
import { counted, grave } from "./told/results.ts";

export type { TerminalOptions } from "./terminal/paint.ts";

/** Beyond so many failures only a few of each kind are shown whole. */
const wholeFailures = 20;

/** The report as a person reads it. */
export function renderTerminal(report: Report, options: TerminalOptions = {}): string {
  const page = pageOf(report.command, options);
  const failing = report.cases.filter(({ result }) => grave.includes(result));
  const { first, rest } = someOfEach(failing, { whole: wholeFailures, each: 3 });
  const shown = page.verbose
    ? report.cases.filter((one) => first.includes(one) || (one.exchanges.length > 0 && !failing.includes(one)))
    : first;
  const { service, suite, cases, target, address } = report;
  const ready = report.ready.length === 0 ? [] : wrapped("ready   ", report.ready, { width: page.width, join: " · " });
  const blocks = [
    [`${service}, suite ${suite} (${counted(cases.length, "case")}), against ${target}  ${address}`, ...ready],
    progress(report, page.width),
    ...shown.map((one) => failure(report, one, page)),
    restLines(rest, "fail", page),
    notices(report, page),
    verdictLines(report, page),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}
