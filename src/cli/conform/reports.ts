import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Report, renderHtml, renderJson, renderJUnit, renderMarkdown } from "../../../conformance/kit/index.ts";
import { meant } from "../command.ts";
import { type Terminal, Usage } from "../terminal.ts";
import type { Chosen } from "./flags.ts";

const renderers = {
  html: { file: "report.html", render: renderHtml },
  junit: { file: "junit.xml", render: renderJUnit },
  markdown: { file: "report.md", render: renderMarkdown },
  json: { file: "report.json", render: renderJson },
};
export type ReportName = keyof typeof renderers;

const names: readonly string[] = Object.keys(renderers);
const isReportName = (word: string): word is ReportName => names.includes(word);

/** The reports that `--report` names. */
export const reportsNamed = (text: string | undefined): readonly ReportName[] =>
  (text?.split(",") ?? []).map((word) => {
    const name = word.trim();
    if (isReportName(name)) return name;
    throw new Usage(`--report takes ${names.join(", ")}, not ${name}; ${meant(name, names)}`);
  });

/** Writes them; answers their paths as seen from where the command stands. */
export function writeReports(
  wanted: readonly ReportName[],
  report: Report,
  { chosen, terminal }: { chosen: Chosen; terminal: Terminal },
): readonly string[] {
  const folder = chosen["report-dir"] ?? "stunt-double-report";
  if (wanted.length > 0) mkdirSync(resolve(terminal.folder, folder), { recursive: true });
  return wanted.map((name) => {
    const { file, render } = renderers[name];
    writeFileSync(resolve(terminal.folder, folder, file), render(report));
    return join(folder, file);
  });
}

/** What GitHub shows on the page of a job; other steps may have written there already. */
export function addToStepSummary(report: Report, { environment }: Terminal): void {
  const file = environment.GITHUB_STEP_SUMMARY;
  if (file) appendFileSync(file, renderMarkdown(report));
}
