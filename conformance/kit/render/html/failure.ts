import type { Level } from "../../grade.ts";
import type { Check } from "../../record.ts";
import type { CaseReport, Report } from "../../report.ts";
import { foundation, gravest, looseChecks, repeating, stepsOf } from "../told/case.ts";
import { anchor } from "./anchors.ts";
import { checkTable } from "./checks.ts";
import { otherExchanges, step } from "./exchange.ts";
import { html, type Markup } from "./markup.ts";
import { badge, gradeWord } from "./symbols.ts";

/** One case that failed, with everything that is needed to see why. */
export function failure(report: Report, one: CaseReport): Markup {
  const worst = gravest(one);
  const steps = stepsOf(one);
  const telling = steps.filter(({ checks }) => checks.some(({ holds }) => !holds));
  return html`<article class="failure is-${one.result}" id="${anchor("failure", one.id)}">
<header><h3>${one.id}</h3>${badge(one.result)}${worst === undefined ? undefined : html`<span class="soft small">${worst.level}</span>`}</header>
<p class="title">${one.title}</p>
${one.reason === undefined ? undefined : html`<p>${one.reason}</p>`}
${telling.map((one) => step(one, report.failOn))}
${loose(looseChecks(one), report.failOn)}
${otherExchanges(steps.filter((other) => !telling.includes(other)))}
<dl class="foundation">${rests(report, one)}${repeat(report, one)}</dl>
</article>
`;
}

const loose = (checks: readonly Check[], failOn: Level): Markup | undefined => {
  const table = checkTable(checks, failOn);
  return table && html`<div class="exchange"><div class="soft small">Across answers</div>${table}</div>`;
};

function rests(report: Report, one: CaseReport): Markup | undefined {
  const worst = gravest(one);
  if (worst === undefined) return undefined;
  const { grade, says, place, rule } = foundation(report, one, worst);
  const statement = report.map.rules.find(({ id }) => rule === `${report.service}/${id}`)?.statement;
  return html`<dt>${gradeWord(grade)}</dt><dd>${says}</dd>
<dt>contract</dt><dd><code>${place}</code></dd>
${rule === undefined ? undefined : html`<dt>rule</dt><dd><code>${rule}</code>${statement === undefined ? undefined : html` ${statement}`}</dd>`}`;
}

export function repeat({ command }: Report, one: CaseReport): Markup | undefined {
  const line = repeating(command, one);
  return line === undefined
    ? undefined
    : html`<dt>repeat</dt><dd class="command"><code>${line}</code><button type="button" class="copy" hidden>Copy</button></dd>`;
}
