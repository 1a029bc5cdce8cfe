/** A list of a JSON text that is long enough to be read in pieces: where its entries lie, and the commas to cut at. */
export interface LongList {
  readonly from: number;
  readonly to: number;
  readonly cuts: readonly number[];
}

/** Bytes of a list's entries that are read at once; an entry that is longer is read whole. */
const pieceSize = 64 * 1024;
/** Bytes that are looked through at once. */
const stretch = 512 * 1024;

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const [openList, closeList, openRecord, closeRecord] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Finds the long lists of a JSON text that stand in no other list; undefined where it nests deeper than so many levels.
 * It gives way now and then, and knows no more of JSON than brackets and strings: whether the text is any is for others.
 */
export function* longLists(bytes: Uint8Array, deepest: number): Generator<void, readonly LongList[] | undefined> {
  const lists: LongList[] = [];
  let depth = 0;
  let listAt = 0;
  let from = 0;
  let last = 0;
  let cuts: number[] = [];
  let pause = stretch;
  for (let at = 0; at < bytes.length; at += 1) {
    if (at >= pause) {
      pause = at + stretch;
      yield;
    }
    const byte = bytes[at];
    if (byte === quote) at = endOfString(bytes, at);
    else if (byte === openList || byte === openRecord) {
      depth += 1;
      if (depth > deepest) return undefined;
      if (listAt > 0 || byte === openRecord) continue;
      listAt = depth;
      from = at + 1;
      last = from;
      cuts = [];
    } else if (byte === closeList || byte === closeRecord) {
      if (listAt > 0 && depth === listAt) {
        if (cuts.length > 0) lists.push({ from, to: at, cuts });
        listAt = 0;
      }
      depth -= 1;
    } else if (byte === comma && listAt > 0 && depth === listAt && at - last >= pieceSize) {
      cuts.push(at);
      last = at;
    }
  }
  return lists;
}

/** Where the closing quote stands. */
function endOfString(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1;
  return at;
}
