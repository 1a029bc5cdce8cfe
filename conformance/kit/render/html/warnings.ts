import type { Report } from "../../report.ts";
import { failedChecks, foundation } from "../told/case.ts";
import { bare, cutLong } from "../told/cut.ts";
import { shownOf } from "../told/difference.ts";
import { anchor } from "./anchors.ts";
import { html } from "./markup.ts";
import type { Section } from "./section.ts";
import { gradeWord } from "./symbols.ts";

/** Inferred behaviour in which the target differs. */
export function warningsSection(report: Report): Section | undefined {
  const warned = report.cases.filter(({ result }) => result === "warning");
  if (warned.length === 0) return undefined;
  const rows = warned.flatMap((one) =>
    failedChecks(one)
      .filter(({ level }) => level !== "may")
      .map((check) => {
        const { what, actual, expected } = shownOf(check);
        const { grade, says } = foundation(report, one, check);
        return html`<tr><th scope="row"><a href="#${anchor("case", one.id)}">${one.id}</a></th><td>${what}</td><td data-head="this target"><code>${cutLong(bare(actual), 300)}</code></td><td data-head="expected"><code>${cutLong(bare(expected), 300)}</code></td><td>${gradeWord(grade)} ${says}</td></tr>\n`;
      }),
  );
  return {
    id: "warnings",
    title: "Warnings",
    figure: warned.length,
    says: "What we inferred rather than read: the target differs, and one of the two may be wrong.",
    inside: html`<table class="stacked"><thead><tr><th scope="col">Case</th><th scope="col">Checked</th><th scope="col">This target</th><th scope="col">Expected</th><th scope="col">Why we expect it</th></tr></thead><tbody>${rows}</tbody></table>`,
  };
}
