import type { Report } from "../../report.ts";
import { percent, tally } from "../told/results.ts";
import { html, type Markup } from "./markup.ts";

const width = 1000;

/** How the cases fell out, as one bar; the figures beside it say the same. */
export function resultBar(report: Report): Markup {
  const total = report.cases.length;
  let from = 0;
  const parts = tally(report).map(({ result, count }) => {
    const x = from;
    from += (count / total) * width;
    return html`<rect class="is-${result}" x="${x.toFixed(1)}" width="${Math.max(0, from - x - 2).toFixed(1)}" height="14"/>`;
  });
  return html`<svg class="bar" viewBox="0 0 ${width} 14" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>`;
}

/** A share of a whole, and a mark where something is asked of it. */
export function shareBar(share: number, { asked, standing }: { asked?: number | null; standing: string }): Markup {
  const mark =
    asked === undefined || asked === null
      ? undefined
      : html`<rect class="asked" x="${(asked * width - 3).toFixed(1)}" width="6" height="8"/>`;
  const label = `${percent(share)}${asked ? `, ${percent(asked)} asked` : ""}`;
  return html`<svg class="bar" viewBox="0 0 ${width} 8" preserveAspectRatio="none" role="img" aria-label="${label}"><rect class="ground" width="${width}" height="8"/><rect class="is-${standing}" width="${(share * width).toFixed(1)}" height="8"/>${mark}</svg>`;
}
