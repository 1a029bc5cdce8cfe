import type { CaseReport, Report } from "../../report.ts";
import { bare, cutLong } from "../told/cut.ts";
import { counted } from "../told/results.ts";
import { settingsBlock } from "../told/settings-block.ts";
import { exercise } from "./coverage-list.ts";
import { html, type Markup } from "./markup.ts";
import type { Section } from "./section.ts";

/** Where nobody knows what the vendor does, a difference is worth knowing and no fault. */
export function silentSection({ silentPlaces, cases }: Report): Section | undefined {
  if (silentPlaces.length === 0) return undefined;
  const byId = new Map(cases.map((one) => [one.id, one]));
  const rows = silentPlaces.map(
    ({
      what,
      actual,
      expected,
      settings,
      place,
      rule,
      cases: ids,
    }) => html`<tr><th scope="row">${what}<br><code class="soft">${place}</code>${rule === undefined ? undefined : html` <code class="soft">${rule}</code>`}</th><td data-head="this target"><code>${cutLong(actual.map(bare).join(" or "), 300)}</code></td><td data-head="we chose"><code>${cutLong(bare(expected), 300)}</code></td><td data-head="setting">${settings.map((name) => html`<code>${name}</code> `)}</td><td>${seenIn(ids.flatMap((id) => byId.get(id) ?? []))}</td></tr>
`,
  );
  return {
    id: "silent",
    title: "Silent places",
    figure: silentPlaces.length,
    says: "The vendor says nothing of these, so nothing is wrong here: this target does otherwise than we chose.",
    inside: html`${settingsLines(settingsBlock(silentPlaces))}<table class="stacked"><thead><tr><th scope="col">What</th><th scope="col">This target</th><th scope="col">We chose</th><th scope="col">Setting</th><th scope="col">Seen in</th></tr></thead><tbody>${rows}</tbody></table>`,
  };
}

const seenIn = (cases: readonly CaseReport[]): Markup =>
  html`<details><summary>${counted(cases.length, "case")}</summary><ul class="ids">${cases.map((one) => exercise({ one, standing: one.result }))}</ul></details>`;

const settingsLines = (lines: readonly string[]): Markup | undefined =>
  lines.length === 0
    ? undefined
    : html`<p>In the target file, so that the suite expects what this target does:</p>
<div class="block command"><pre>settings:${lines.map((line) => `\n  ${line}`)}</pre><button type="button" class="copy" hidden>Copy</button></div>`;
