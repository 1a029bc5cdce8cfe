import type { Report } from "../../report.ts";
import { knownWords, leftBehindWords, notApplicable } from "../told/groups.ts";
import { toPrepare } from "../told/to-prepare.ts";
import { anchor } from "./anchors.ts";
import { exercise } from "./coverage-list.ts";
import { html, type Markup } from "./markup.ts";
import type { Section } from "./section.ts";

export function extrasSection({ extraMembers }: Report): Section | undefined {
  const entries = Object.entries(extraMembers);
  if (entries.length === 0) return undefined;
  return {
    id: "extras",
    title: "Members beyond the contract",
    short: "Extra members",
    figure: entries.length,
    says: "Answers of these operations hold members that the contract does not name.",
    inside: html`<table class="stacked"><tbody>${entries.map(([operation, members]) => html`<tr><th scope="row"><code>${operation}</code></th><td>${members.map((name) => html`<code>${name}</code> `)}</td></tr>\n`)}</tbody></table>`,
  };
}

export function unjudgedSection(report: Report): Section | undefined {
  const reasons = notApplicable(report);
  if (reasons.length === 0) return undefined;
  return {
    id: "not-applicable",
    title: "Not applicable",
    figure: report.counts.notApplicable,
    says: "These cases could not be judged on this target, and say nothing of it.",
    inside: html`<table class="stacked"><thead><tr><th scope="col">Why</th><th scope="col">What to prepare</th><th scope="col">Cases</th></tr></thead><tbody>${reasons.map(
      ({ reason, cases }) =>
        html`<tr><th scope="row">${reason}</th><td>${toPrepare(reason, report.service)}</td><td><details><summary>${cases.length}</summary><ul class="ids">${cases.map((one) => exercise({ one, standing: one.result }))}</ul></details></td></tr>\n`,
    )}</tbody></table>`,
  };
}

export function baselineSection(report: Report): Section | undefined {
  const { known, stale, expired } = report.baseline;
  const ids = new Set(report.cases.map(({ id }) => id));
  const baselineRow = (line: { case: string; place: string }, until: string, says: string): Markup =>
    html`<tr><th scope="row">${ids.has(line.case) ? html`<a href="#${anchor("case", line.case)}">${line.case}</a>` : line.case}</th><td data-head="until">${until}</td><td>${says}</td><td><code class="soft">${line.place}</code></td></tr>\n`;
  const rows = [
    ...known.map((line) => baselineRow(line, line.until ?? "no end", line.reason)),
    ...expired.map((line) =>
      baselineRow(line, `${line.until}, passed`, "Excuses nothing any more: the case counts as failed."),
    ),
    ...stale.map((line) =>
      baselineRow(line, "stale", "The case no longer fails or does not exist; take the line out."),
    ),
  ];
  if (rows.length === 0) return undefined;
  const words = knownWords(report);
  return {
    id: "known",
    title: "Known failures",
    short: "Known",
    figure: known.length,
    ...(words !== undefined && { says: `${words}.` }),
    inside: html`<table class="stacked"><thead><tr><th scope="col">Case</th><th scope="col">Until</th><th scope="col">Reason</th><th scope="col">Line</th></tr></thead><tbody>${rows}</tbody></table>`,
  };
}

export function leftBehindSection(report: Report): Section | undefined {
  const words = leftBehindWords(report);
  if (words === undefined) return undefined;
  return {
    id: "left-behind",
    title: "Left behind",
    says: `${words}.`,
    inside: html`<table class="stacked"><thead><tr><th scope="col">What</th><th scope="col">Made</th><th scope="col">Removed</th><th scope="col">Still there</th></tr></thead><tbody>${report.leftBehind.map(
      ({ what, made, removed, remaining }) =>
        html`<tr><th scope="row">${what}</th><td data-head="made">${made}</td><td data-head="removed">${removed}</td><td>${remaining.length === 0 ? "none" : html`<details><summary>${remaining.length}</summary><code>${remaining.slice(0, 500).join(" ")}</code></details>`}</td></tr>\n`,
    )}</tbody></table>`,
  };
}
