import type { CaseReport, Report, Result } from "../../report.ts";
import { exercise } from "./coverage-list.ts";
import { html, type Markup } from "./markup.ts";
import type { Section } from "./section.ts";
import { gradeWord, sign } from "./symbols.ts";

const gravity: readonly Result[] = [
  "fail",
  "setUpFailed",
  "engineError",
  "known",
  "warning",
  "noted",
  "pass",
  "notApplicable",
];

const judgedResults: readonly Result[] = ["pass", "fail", "known", "warning", "noted"];

/** Every rule with the cases that show it act and those that show it hold back. */
export function rulesSection(report: Report): Section | undefined {
  const { rules } = report.map;
  if (rules.length === 0) return undefined;
  const sides = rules.map((rule) => ({
    rule,
    positive: side(report, rule.id, "positive"),
    contrast: side(report, rule.id, "contrast"),
  }));
  const both = sides.filter(({ positive, contrast }) => isJudged(positive) && isJudged(contrast)).length;
  return {
    id: "rules",
    title: "Rules from both sides",
    short: "Rules",
    figure: rules.length,
    says: `${both} of ${rules.length} rules were judged from both sides: once where the rule must act, once in the nearest situation where it must not.`,
    inside: html`<table class="rules stacked"><thead><tr><th scope="col">Rule</th><th scope="col">Acts</th><th scope="col">Holds back</th><th scope="col">Known how</th></tr></thead>
<tbody>${sides.map(
      ({
        rule,
        positive,
        contrast,
      }) => html`<tr><th scope="row" class="statement"><span class="id">${rule.id}</span>${rule.statement}</th><td data-head="acts">${sideCell(positive)}</td><td data-head="holds back">${sideCell(contrast)}</td><td>${gradeWord(rule.grade)}<br><code class="soft">${rule.place.replace(/^openapi\/[^/]+\//, "")}</code></td></tr>
`,
    )}</tbody></table>`,
  };
}

const side = ({ cases }: Report, rule: string, which: "positive" | "contrast"): readonly CaseReport[] =>
  cases.filter(({ rules }) => rules[which].includes(rule));

const isJudged = (cases: readonly CaseReport[]): boolean => cases.some(({ result }) => judgedResults.includes(result));

function sideCell(cases: readonly CaseReport[]): Markup {
  const worst = gravity.find((result) => cases.some((one) => one.result === result));
  if (worst === undefined) return html`<span class="missing">no case</span>`;
  const exercises = cases.map((one) => ({ one, standing: one.result }));
  return html`<details><summary><span class="badge is-${worst}">${sign(worst)}${cases.length}</span></summary><ul class="ids">${exercises.map(exercise)}</ul></details>`;
}
