import type { CaseReport, Report, Result } from "../../report.ts";
import { grouped } from "../told/grouped.ts";
import { tally } from "../told/results.ts";
import { caseEntry } from "./case.ts";
import { failuresShown } from "./failures.ts";
import { html, type Markup } from "./markup.ts";
import type { Section } from "./section.ts";
import { sign, standingWords } from "./symbols.ts";

/** Every case, by subject, with filters where scripts run. */
export function casesSection(report: Report): Section {
  const subjects = grouped(report.cases, subjectOf);
  const whole = new Set(failuresShown(report).first.map(({ id }) => id));
  return {
    id: "cases",
    title: "All cases",
    figure: report.cases.length,
    inside: html`${filter(
      tally(report).map(({ result }) => result),
      subjects.map(([subject]) => subject),
    )}
<p id="filtered" role="status" class="soft small">All ${report.cases.length} cases</p>
${subjects.map(
  ([subject, cases]) => html`<div class="subject"><h3>${subject}</h3>
${cases.map((one) => caseEntry(report, one, { subject, shownWhole: whole.has(one.id) }))}</div>
`,
)}`,
  };
}

const subjectOf = ({ id }: CaseReport): string => id.split("/")[0] ?? "";

const filter = (
  results: readonly Result[],
  subjects: readonly string[],
): Markup => html`<form id="filter" class="block" hidden>
<fieldset><legend>Result</legend>${results.map((result) => html`<label class="chip is-${result}"><input type="checkbox" name="result" value="${result}">${sign(result)}${standingWords[result]}</label>`)}</fieldset>
<label><span class="label">Subject</span><select name="subject"><option value="">all</option>${subjects.map((subject) => html`<option>${subject}</option>`)}</select></label>
<label><span class="label">Text</span><input type="search" name="text" placeholder="id, title, rule, operation"></label>
<button type="reset">Clear</button>
</form>`;
