/** A piece of HTML that may stand in a page as it is. */
export class Html {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

export type Inside = string | number | undefined | Html | readonly Inside[];

/**
 * HTML in which every value is text, unless it is HTML itself.
 *
 * @example html`<p title="${title}">${text}</p><ul>${rows.map((row) => html`<li>${row.name}</li>`)}</ul>`
 */
export const html = (pieces: TemplateStringsArray, ...values: readonly Inside[]): Html =>
  new Html(pieces.map((piece, i) => piece + written(values[i])).join(""));

function written(value: Inside): string {
  if (value === undefined) return "";
  if (value instanceof Html) return value.source;
  return typeof value === "object" ? value.map(written).join("") : escaped(String(value));
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
