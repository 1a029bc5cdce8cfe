/** One JSON document, as `--json` promises. */
export const asJson = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** Rows whose cells stand below each other; what is empty at the end of a line is left out. */
export function columns(rows: readonly (readonly string[])[], indent = ""): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length);
  }
  return rows
    .map((row) => `${indent}${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join("  ")}`.trimEnd())
    .map((line) => `${line}\n`)
    .join("");
}

/** `1 order`, `2 orders`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** A value in a line: text as it is, everything else as JSON. */
export const shown = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value ?? null));

/** The beginning of a text that is too long for a cell. */
export const shortened = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
