import { existsSync, readFileSync } from "node:fs";
import { isAbsolute, relative, sep } from "node:path";
import type { Mistake } from "./case-check.ts";

/** The file that somebody edits: the TypeScript from which a built case was made, where it is there. */
export function sourceOf(file: string): string {
  const unbuilt = file.replace(`${sep}dist${sep}conformance${sep}`, `${sep}conformance${sep}`);
  return [unbuilt, file].map((one) => one.replace(/\.m?js$/, ".ts")).find((one) => existsSync(one)) ?? file;
}

/** A path as it reads shortest from a folder. */
export function shownFrom(folder: string, file: string): string {
  const path = relative(folder, file);
  if (path === "") return ".";
  return path.startsWith("..") || isAbsolute(path) ? file : path;
}

/** `own/orders/refund-is-kept.js:7`, the line being that of a mistake in the case's header, or of the header, or the first. */
export function placeOf(folder: string, file: string, mistake?: Pick<Mistake, "field" | "word">): string {
  const source = sourceOf(file);
  return `${shownFrom(folder, source)}:${lineOf(readFileSync(source, "utf8"), mistake)}`;
}

/** A search in the text rather than a parser: near enough for a person to find the place. */
function lineOf(source: string, { field, word }: Pick<Mistake, "field" | "word"> = { field: [] }): number {
  const lines = source.split("\n");
  const next = (from: number, pattern: RegExp) => {
    const found = lines.findIndex((line, index) => index >= from && pattern.test(line));
    return found === -1 ? from : found;
  };
  const header = next(0, /export default|module\.exports/);
  const member = field.reduce(
    (from, name) => next(from, new RegExp(`(?<![\\w$-])${quoted(name)}["']?\\s*(?:[:,(}]|$)`)),
    header,
  );
  return 1 + (word === undefined ? member : next(member, new RegExp(`(?<![\\w$-])${quoted(word)}(?![\\w$-])`)));
}

const quoted = (word: string): string => word.replace(/[$()*+.?[\\\]^{|}]/g, "\\$&");
