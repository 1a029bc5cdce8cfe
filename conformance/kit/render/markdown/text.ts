import { cut, printable } from "../told/cut.ts";

/** A text that means nothing to Markdown or HTML, on one line. */
export const plain = (text: string, most = 300): string =>
  cut(text, most)
    .replaceAll(/[\\`*_{}[\]<>#|~@!]/g, (character) => `&#${character.codePointAt(0)};`)
    .replaceAll(/(^|\s)(https?:)/g, "$1$2&#8203;");

/** A value as code, in a table's cell too: entities mean nothing inside backticks, so the element is written out. */
export const code = (text: string, most = 120): string =>
  `<code>${cut(text, most).replaceAll(/[^\w\s.,:;/()=+-]/gu, (character) => `&#${character.codePointAt(0)};`)}</code>`;

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Lines as they stand, behind a fence that none of them can close. */
export function fenced(language: string, lines: readonly string[]): string {
  const text = lines.map((line) => printable(line).replaceAll("\n", " "));
  const longest = Math.max(2, ...text.map((line) => /`+/.exec(line)?.[0].length ?? 0));
  const fence = "`".repeat(longest + 1);
  return [`${fence}${language}`, ...text, fence].join("\n");
}

/** A part that opens when asked. */
export const folded = (summary: string, inside: string): string =>
  `<details><summary>${summary}</summary>\n\n${inside}\n\n</details>`;
