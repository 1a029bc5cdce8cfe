/** A piece of HTML that is safe to put into a page as it stands. */
export class Markup {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

export type Inside = string | number | undefined | Markup | readonly Inside[];

/**
 * HTML in which every value is text, unless it is markup itself.
 *
 * @example html`<p title="${title}">${text}${more.map((one) => html`<b>${one}</b>`)}</p>`
 */
export const html = (pieces: TemplateStringsArray, ...values: readonly Inside[]): Markup =>
  new Markup(pieces.map((piece, index) => piece + written(values[index])).join(""));

export const written = (value: Inside): string => {
  if (value === undefined) return "";
  if (value instanceof Markup) return value.source;
  if (typeof value === "string") return escaped(value);
  return typeof value === "number" ? String(value) : value.map(written).join("");
};

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "\u2028": "\\u2028",
  "\u2029": "\\u2029",
};

/** What HTML has no place for, and what turns the direction of writing, is shown as a replacement character. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "\ufffd")
    .replaceAll(/[&<>"'\u2028\u2029]/g, (character) => entities[character] ?? character);
