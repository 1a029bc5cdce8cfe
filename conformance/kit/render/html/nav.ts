import { html, type Markup } from "./markup.ts";
import type { Section } from "./section.ts";

export const nav = (
  sections: readonly Section[],
): Markup => html`<nav aria-label="Parts of the report"><ul class="wide">
${sections.map(
  ({ id, title, short = title, figure }) =>
    html`<li><a href="#${id}">${short}${figure === undefined ? undefined : html`<span class="figure">${figure}</span>`}</a></li>\n`,
)}</ul></nav>`;
