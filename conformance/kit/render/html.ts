import type { Report } from "../report.ts";
import { casesSection } from "./html/cases.ts";
import { coverageSection } from "./html/coverage-map.ts";
import { failuresSection } from "./html/failures.ts";
import { foot } from "./html/foot.ts";
import { html } from "./html/markup.ts";
import { masthead } from "./html/masthead.ts";
import { nav } from "./html/nav.ts";
import { baselineSection, extrasSection, leftBehindSection, unjudgedSection } from "./html/notices.ts";
import { page } from "./html/page.ts";
import { rulesSection } from "./html/rules.ts";
import type { Section } from "./html/section.ts";
import { silentSection } from "./html/silent.ts";
import { warningsSection } from "./html/warnings.ts";
import { verdictWords } from "./told/results.ts";

const sections: readonly ((report: Report) => Section | undefined)[] = [
  failuresSection,
  coverageSection,
  rulesSection,
  silentSection,
  warningsSection,
  extrasSection,
  unjudgedSection,
  baselineSection,
  leftBehindSection,
  casesSection,
];

/** The report as one page that needs nothing else: no network, no script to be read, and nothing but the report. */
export function renderHtml(report: Report): string {
  const shown = sections.flatMap((section) => section(report) ?? []);
  const body = html`<a class="skip" href="#main">Skip to the report</a>
${masthead(report)}
${nav(shown)}
<main id="main" class="wide">
${shown.map(
  ({ id, title, says, inside }) => html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${says === undefined ? undefined : html`<p>${says}</p>`}
${inside}
</section>
`,
)}
</main>
${foot(report)}`;
  return page(`${report.service} against ${report.target}: ${verdictWords(report).toLowerCase()}`, body);
}
