import { equalSecrets } from "../../../core/crypto.ts";
import { tokenOf } from "./signature.ts";

/** What may stand in the first two lines, and in those that are in lower case. */
const inHead = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const inRest = "abcdefghijklmnopqrstuvwxyz0123456789-_./:=&?% ";

/** More characters than this are not searched in all. */
const longest = 400;

interface Signed {
  readonly token: string;
  readonly secret: string;
  readonly messages: Iterable<string>;
}

interface Near {
  /** What the token signs. */
  readonly signed: string;
  readonly expected: string;
}

/** The text that a token signs, if it is one of the right ones but for one character. */
export function nearMessage({ token, secret, messages }: Signed): Near | undefined {
  let left = longest;
  for (const expected of messages) {
    left -= expected.length;
    if (left < 0) return undefined;
    const signed = nearTo(expected, token, secret);
    if (signed !== undefined) return { signed, expected };
  }
  return undefined;
}

function nearTo(message: string, token: string, secret: string): string | undefined {
  const head = /^.*\n.*\n/.exec(message)?.[0].length ?? 0;
  for (const at of placesIn(message, head))
    for (const character of at < head ? inHead : inRest + neighboursOf(message.charCodeAt(at))) {
      const near = `${message.slice(0, at)}${character}${message.slice(at + 1)}`;
      if (equalSecrets(tokenOf(secret, near), token)) return near;
    }
  return undefined;
}

/** For a letter beyond ASCII, those of its block; all others would take too long. */
function neighboursOf(code: number): string {
  if (code < 128) return "";
  return Array.from({ length: 128 }, (_, at) => String.fromCharCode(code - (code % 128) + at)).join("");
}

/** Not in the address's beginning: another key or route is told as such. */
function placesIn(message: string, head: number): readonly number[] {
  const start = /^\/api\/[^/\n]+\/[^/\n]+/.exec(message.slice(head))?.[0].length ?? 0;
  const places = Array.from({ length: message.length }, (_, at) => at);
  return places.filter((at) => at < head || at >= head + start);
}

const margin = "     ";

export const lines = (message: string): string =>
  message
    .split("\n")
    .map((line) => `${margin}${line}`)
    .join("\n");

const names = ["method", "timestamp", "path", "query"];

/** Both texts in columns, with the first difference and the part that it is in. */
export function sideBySide(signed: string, expected: string, says: string): string {
  const [left, right] = [signed.split("\n"), expected.split("\n")];
  const width = Math.max(20, ...left.map((line) => line.length));
  const row = (one = "", other = "") => `${margin}${one.padEnd(width)}  ${other}`.trimEnd();
  const different = left.findIndex((line, at) => line !== right[at]);
  const part = names[different] ?? "body";
  const caret = row(
    `${" ".repeat(firstDifference(left[different], right[different]))}^ first difference, in the ${part}`,
  );
  const rows = left.map((line, at) => (at === different ? `${row(line, right[at])}\n${caret}` : row(line, right[at])));
  return [`${says}`, row("your token signs", "this is expected"), ...rows].join("\n");
}

function firstDifference(one = "", other = ""): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}
