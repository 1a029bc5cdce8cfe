import type { Level } from "../../grade.ts";
import { parsed } from "../../json.ts";
import type { Exchange } from "../../record.ts";
import { type Step, statusWords } from "../told/case.ts";
import { cutLong } from "../told/cut.ts";
import { counted } from "../told/results.ts";
import { checkTable } from "./checks.ts";
import { html, type Markup } from "./markup.ts";

/** A body longer than this is cut; report.json holds it whole. */
const mostOfBody = 1_500;

export const step = ({ exchange, checks }: Step, failOn: Level): Markup => html`<div class="exchange">
${line(exchange)}
${checkTable(checks, failOn)}
<details class="more"><summary>Request and answer</summary>${wire(exchange)}</details>
</div>`;

export const otherExchanges = (steps: readonly Step[]): Markup | undefined =>
  steps.length === 0
    ? undefined
    : html`<details class="more"><summary>${counted(steps.length, "other exchange")} of this case, as expected</summary>${steps.map(({ exchange }) => line(exchange))}</details>`;

const line = (exchange: Exchange): Markup =>
  html`<div class="line"><span class="method">${exchange.method}</span><span class="path">${cutLong(exchange.path, 500)}</span><span class="status"><span class="soft" aria-hidden="true">→</span> ${statusWords(exchange)}</span></div>`;

const wire = ({ requestHeaders, requestBody, headers, text }: Exchange): Markup => html`<div class="wire">
<div><h4>Sent</h4><pre class="block" tabindex="0">${headerLines(requestHeaders)}${requestBody ? `\n${body(requestBody)}` : undefined}</pre></div>
<div><h4>Answered</h4><pre class="block" tabindex="0">${headerLines(headers)}${text === "" ? undefined : `\n${body(text)}`}</pre></div>
</div>`;

const headerLines = (headers: Readonly<Record<string, string>>): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${cutLong(value, 300)}\n`)
    .join("");

/** JSON by members, everything else as it came. */
function body(text: string): string {
  const value = parsed(text);
  return cutLong(typeof value === "object" ? JSON.stringify(value, null, 2) : text, mostOfBody);
}
