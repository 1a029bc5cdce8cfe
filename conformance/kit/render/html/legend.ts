import { html } from "./markup.ts";
import { gradeLetter, type Standing, sign, standingWords } from "./symbols.ts";

const standings: readonly Standing[] = ["pass", "fail", "known", "warning", "noted", "notJudged", "notExercised"];

/** What colours, signs and letters mean. */
export const legend = html`<ul class="legend" aria-label="Legend">
${standings.map((standing) => html`<li><span class="swatch is-${standing}">${sign(standing)}</span>${standing === "noted" ? "differs where we chose" : standingWords[standing]}</li>\n`)}
<li>${gradeLetter("documented")} <b>documented</b> the vendor says so</li>
<li>${gradeLetter("observed")} <b>observed</b> a client or a deployment relies on it</li>
<li>${gradeLetter("inferred")} <b>inferred</b> follows from what is known</li>
<li>${gradeLetter("chosen")} <b>chosen</b> nobody knows</li>
</ul>`;
