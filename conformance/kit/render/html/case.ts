import type { CaseReport, Report } from "../../report.ts";
import { cut } from "../told/cut.ts";
import { anchor } from "./anchors.ts";
import { checkTable } from "./checks.ts";
import { repeat } from "./failure.ts";
import { html, type Markup } from "./markup.ts";
import { badge, gradeLetter, sign } from "./symbols.ts";

const mostSeen = 30;

export interface Entry {
  subject: string;
  /** It stands among the failures too. */
  shownWhole: boolean;
}

/** One case in the list of all. */
export const caseEntry = (
  report: Report,
  one: CaseReport,
  { subject, shownWhole }: Entry,
): Markup => html`<details class="case is-${one.result}" id="${anchor("case", one.id)}" data-result="${one.result}" data-subject="${subject}"><summary>${sign(one.result)}<span class="unseen">${one.result}</span><span class="id">${one.id.slice(subject.length + 1)}</span><span class="says">${one.title}</span></summary><div class="inside">
<dl class="foundation"><dt>result</dt><dd>${badge(one.result)} ${one.reason}</dd><dt>about</dt><dd>${one.contract.join(", ")}</dd>${rules("acts", one.rules.positive)}${rules("holds back", one.rules.contrast)}<dt>does</dt><dd>${one.does}, ${one.checked} checks, ${one.seconds.toFixed(2)} s, since suite ${one.since}</dd>${shownWhole ? html`<dt>shown</dt><dd><a href="#${anchor("failure", one.id)}">in full among the failures</a></dd>` : repeat(report, one)}</dl>
${shownWhole ? undefined : one.result === "pass" ? seen(one) : checkTable(one.checks, report.failOn)}</div></details>
`;

const rules = (side: string, ids: readonly string[]): Markup | undefined =>
  ids.length === 0 ? undefined : html`<dt>${side}</dt><dd>${ids.join(", ")}</dd>`;

/** What a case that passed looked at. Closing tags of rows and cells are left out, as HTML allows: there are thousands. */
function seen({ checks }: CaseReport): Markup | undefined {
  const own = checks.filter(({ by }) => by === "case");
  if (own.length === 0) return undefined;
  const more = own.length - mostSeen;
  return html`<table class="seen">${own.slice(0, mostSeen).map(({ what, actual, grade }) => html`<tr><td>${cut(what, 80)}<td>${cut(actual, 60)}<td>${gradeLetter(grade)}`)}</table>${more > 0 ? html`<p class="soft small">and ${more} more</p>` : undefined}`;
}
