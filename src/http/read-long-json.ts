import { freeze } from "../core/freeze.ts";
import { othersTurn } from "../core/turn.ts";
import { type LongList, longLists } from "./cut-json.ts";
import { deepestJson, knownKeepable, unkeepableField, utf8 } from "./decode.ts";

/** Bytes from which on it is worth while to read a body in pieces. */
export const longBody = 256 * 1024;

/**
 * Reads a long JSON text in pieces, with turns for others in between: the same value as `JSON.parse` of the whole gives,
 * its long lists frozen. Undefined where the text is to be read whole: it has no long list, or something is wrong with it.
 */
export async function readLongJson(bytes: Uint8Array): Promise<{ readonly value: unknown } | undefined> {
  const lists = await withTurns(longLists(bytes, deepestJson));
  if (!lists || lists.length === 0) return undefined;
  try {
    const around = textAround(lists, bytes);
    if (around === undefined) return undefined;
    const read: (readonly unknown[])[] = [];
    for (const list of lists) read.push(await withTurns(entriesOf(list, bytes)));
    for (const entries of read) knownKeepable.add(entries);
    const value: unknown = JSON.parse(around, (_name, found: unknown) => read[numberIn(found)] ?? found);
    return { value };
  } catch {
    // Whoever reads it whole says what is wrong.
    return undefined;
  }
}

async function withTurns<T>(work: Generator<void, T>): Promise<T> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    await othersTurn();
  }
}

/** What stands in the place of a long list's entries, with the list's number. */
const place = "the entries of long list ";

/** The text with a place for each long list's entries; undefined where it could be mistaken for such a place itself. */
function textAround(lists: readonly LongList[], bytes: Uint8Array): string | undefined {
  let at = 0;
  const around = lists.map(({ from, to }) => {
    const before = utf8.decode(bytes.subarray(at, from));
    at = to;
    return before;
  });
  const last = utf8.decode(bytes.subarray(at));
  if ([...around, last].some((text) => text.includes("\\") || text.includes(place))) return undefined;
  return `${around.map((before, number) => `${before}"${place}${number}"`).join("")}${last}`;
}

/** The number of the long list whose place a list holds; -1 where it holds none. */
function numberIn(found: unknown): number {
  const [only] = Array.isArray(found) && found.length === 1 ? found : [];
  return typeof only === "string" && only.startsWith(place) ? Number(only.slice(place.length)) : -1;
}

/** Text that no backend keeps can come from these escapes alone, and a number past all bounds from so many digits. */
const suspicious = /\\u(?:0000|[dD][89a-fA-F])|\d[eE]\+?\d{3}|\d{200}/;

function* entriesOf({ from, to, cuts }: LongList, bytes: Uint8Array): Generator<void, readonly unknown[]> {
  const all: unknown[] = [];
  let start = from;
  for (const end of [...cuts, to]) {
    const text = utf8.decode(bytes.subarray(start, end));
    const entries = JSON.parse(`[${text}]`) as unknown[];
    if (entries.length === 0) throw new SyntaxError("a comma without an entry after it");
    if (suspicious.test(text) && unkeepableField(entries) !== undefined) throw new SyntaxError("what nobody keeps");
    for (const entry of entries) all.push(freeze(entry));
    start = end + 1;
    yield;
  }
  return Object.freeze(all);
}
