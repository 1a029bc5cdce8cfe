import type { Report } from "../report.ts";
import { failures } from "./markdown/failures.ts";
import { notices } from "./markdown/notices.ts";
import { plain } from "./markdown/text.ts";
import { catchesWords, counted, judgedWords, tally, verdictWords } from "./told/results.ts";

/** GitHub refuses a job summary of more than 1 MiB, and other steps write to it too. */
const mostCharacters = 400_000;

/** The report for the summary of a CI job. */
export function renderMarkdown(report: Report): string {
  const { service, suite, target, address, seconds, cases } = report;
  const head = [
    `## ${report.verdict === "conforms" ? "✅" : "❌"} ${plain(service)}: ${verdictWords(report).toLowerCase()}`,
    countsLine(report),
    `Suite ${plain(suite)}, ${counted(cases.length, "case")}, against ${plain(target)} ${plain(address)}, ${seconds.toFixed(1)} s.`,
    catchesWords(report),
  ];
  const sections = [...head, failures(report), ...notices(report)];
  return bounded(sections.flatMap((section) => (section === undefined ? [] : [section])));
}

function countsLine(report: Report): string {
  const counts = tally(report).map(({ count, word }) => `**${count}** ${word}`);
  return `${counts.join(" · ")} (${judgedWords(report)})${report.stopped ? " · stopped early" : ""}`;
}

/** Whole sections, as many as fit. */
function bounded(sections: readonly string[]): string {
  let text = "";
  for (const section of sections) {
    if (text.length + section.length > mostCharacters)
      return `${text}The rest is too long for a summary; see the report files.\n`;
    text += `${section}\n\n`;
  }
  return text;
}
