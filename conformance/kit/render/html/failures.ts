import type { CaseReport, Report } from "../../report.ts";
import { someOfEach } from "../told/alike.ts";
import { grave } from "../told/results.ts";
import { anchor } from "./anchors.ts";
import { failure } from "./failure.ts";
import { html, type Markup } from "./markup.ts";
import type { Section } from "./section.ts";

/** Beyond so many, only a few of each kind are shown in full: the page is to be read. */
const whole = 60;
const each = 4;

export const failuresShown = ({ cases }: Report) =>
  someOfEach(
    cases.filter(({ result }) => grave.includes(result)),
    { whole, each },
  );

export function failuresSection(report: Report): Section | undefined {
  const { first, rest } = failuresShown(report);
  if (first.length === 0) return undefined;
  const figure = report.cases.filter(({ result }) => grave.includes(result)).length;
  return {
    id: "failures",
    title: figure === 1 ? "One case fails" : `${figure} cases fail`,
    short: "Failures",
    figure,
    inside: html`${first.map((one) => failure(report, one))}${alike(rest)}`,
  };
}

const alike = (rest: readonly { what: string; cases: readonly CaseReport[] }[]): Markup =>
  rest.length === 0
    ? html``
    : html`<h3 class="soft">The rest, by what fails</h3>
<ul class="alike">${rest.map(
        ({ what, cases }) =>
          html`<li><details><summary><b>${cases.length} more</b> ${what}</summary><ul>${cases.map(({ id }) => html`<li><a href="#${anchor("case", id)}">${id}</a></li>`)}</ul></details></li>\n`,
      )}</ul>`;
