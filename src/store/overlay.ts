import { freeze } from "../core/freeze.ts";
import type { Instant } from "../core/instant.ts";
import { type Found, type Page, type Row, type RuntimeTable, ValueTaken } from "../core/store.ts";
import { type Entry, everything, keyOf, positionOf, type TableState, valueIn } from "./table.ts";

/** What a transaction has done to one row: the new entry, or nothing left. */
type Touched = Map<string, Entry | undefined>;

/** Keys of own writes by the values under which an index holds or held them, as far as the log has been read. */
interface OwnKeys {
  read: number;
  readonly byValue: Map<string, Set<string>>;
}

/** A run of kept entries, or one entry of the transaction's own. */
interface Segment {
  readonly from: number;
  readonly to: number;
  readonly own?: Entry;
}

/** One table as a transaction sees it: the kept rows with its own writes laid over them. */
export class Overlay implements RuntimeTable {
  readonly name: string;
  readonly #kept: () => TableState;
  readonly #nextSeq: () => number;
  readonly #touched: Touched = new Map();
  readonly #log: string[] = [];
  readonly #ownKeys = new Map<string, OwnKeys>();

  constructor(name: string, kept: () => TableState, nextSeq: () => number) {
    this.name = name;
    this.#kept = kept;
    this.#nextSeq = nextSeq;
  }

  get touched(): ReadonlyMap<string, Entry | undefined> {
    return this.#touched;
  }

  async get(id: string | number): Promise<Row | undefined> {
    return this.#entry(keyOf(id))?.row;
  }

  async find(index: string, value: string, page: Page = {}): Promise<Found<Row>> {
    const bucket = this.#kept().bucket(index, value);
    const segments = this.#segments(index, value, bucket);
    const total = segments.reduce((sum, segment) => sum + length(segment), 0);
    const start = page.after === undefined ? (page.skip ?? 0) : this.#placeAfter(page, bucket, segments, total);
    const rows: Row[] = [];
    const limit = Math.min(page.limit ?? total, Math.max(0, total - start));
    for (const row of walk(bucket, segments, total, start, limit, page.newestFirst ?? false)) rows.push(row);
    return { rows, hasMore: start + limit < total };
  }

  async count(index: string, value: string): Promise<number> {
    const bucket = this.#kept().bucket(index, value);
    return this.#segments(index, value, bucket).reduce((sum, segment) => sum + length(segment), 0);
  }

  async put(row: Row): Promise<void> {
    const key = keyOf(row.id);
    const before = this.#entry(key);
    await this.#refuseDuplicates(row, key);
    this.#touch(key, { seq: before?.seq ?? this.#nextSeq(), row: freeze(row) });
  }

  async delete(id: string | number): Promise<void> {
    this.#touch(keyOf(id), undefined);
  }

  all(page?: Page): Promise<Found<Row>> {
    return this.find(everything, everything, page);
  }

  size(): Promise<number> {
    return this.count(everything, everything);
  }

  async nextDue(until: Instant): Promise<Row | undefined> {
    const { due, spec } = this.#kept();
    const kept = due.first(until, (entry) => !this.#touched.has(keyOf(entry.row.id)));
    let first = kept && { at: kept.at, entry: kept.entry };
    for (const entry of this.#touched.values()) {
      const at = entry && spec.due?.(entry.row);
      if (!entry || at === undefined || at > until) continue;
      if (!first || at < first.at || (at === first.at && entry.seq < first.entry.seq)) first = { at, entry };
    }
    return first?.entry.row;
  }

  #touch(key: string, entry: Entry | undefined): void {
    this.#touched.set(key, entry);
    this.#log.push(key);
  }

  /** Keys of own writes that may take something out of a bucket or put something in. */
  #ownKeysOf(index: string, value: string): Iterable<string> {
    const { rows, spec } = this.#kept();
    const own = this.#ownKeys.get(index) ?? { read: 0, byValue: new Map<string, Set<string>>() };
    this.#ownKeys.set(index, own);
    for (; own.read < this.#log.length; own.read += 1) {
      const key = this.#log[own.read] ?? "";
      for (const entry of [rows.get(key), this.#touched.get(key)]) {
        const held = entry && valueIn(spec, index, entry.row);
        if (held !== undefined) own.byValue.set(held, (own.byValue.get(held) ?? new Set()).add(key));
      }
    }
    return own.byValue.get(value) ?? [];
  }

  #entry(key: string): Entry | undefined {
    return this.#touched.has(key) ? this.#touched.get(key) : this.#kept().rows.get(key);
  }

  async #refuseDuplicates(row: Row, key: string): Promise<void> {
    const { spec } = this.#kept();
    for (const index of spec.unique ?? []) {
      const value = valueIn(spec, index, row);
      if (value === undefined) continue;
      const { rows } = await this.find(index, value, { limit: 2 });
      if (rows.some((other) => keyOf(other.id) !== key)) throw new ValueTaken(this.name, index, value);
    }
  }

  /** The bucket cut where the transaction's own writes take something out or put something in. */
  #segments(index: string, value: string, bucket: readonly Entry[]): readonly Segment[] {
    if (this.#touched.size === 0) return [{ from: 0, to: bucket.length }];
    const { rows, spec } = this.#kept();
    const cuts: { position: number; drop: number; seq: number; own?: Entry }[] = [];
    for (const key of this.#ownKeysOf(index, value)) {
      const entry = this.#touched.get(key);
      const before = rows.get(key);
      const was = before && valueIn(spec, index, before.row) === value ? before : undefined;
      const is = entry && valueIn(spec, index, entry.row) === value ? entry : undefined;
      if (was && was.seq !== is?.seq) cuts.push({ position: positionOf(bucket, was.seq), drop: 1, seq: was.seq });
      if (is)
        cuts.push({ position: positionOf(bucket, is.seq), drop: was?.seq === is.seq ? 1 : 0, seq: is.seq, own: is });
    }
    cuts.sort((one, other) => one.seq - other.seq);
    const segments: Segment[] = [];
    let at = 0;
    for (const cut of cuts) {
      if (cut.position > at) segments.push({ from: at, to: cut.position });
      if (cut.own) segments.push({ from: 0, to: 1, own: cut.own });
      at = cut.position + cut.drop;
    }
    if (at < bucket.length) segments.push({ from: at, to: bucket.length });
    return segments;
  }

  #placeAfter(page: Page, bucket: readonly Entry[], segments: readonly Segment[], total: number): number {
    const after = this.#entry(keyOf(page.after ?? ""));
    if (!after) return total;
    let before = 0;
    let found = 0;
    for (const segment of segments) {
      if (segment.own) {
        if (segment.own.seq < after.seq) before += 1;
        else if (segment.own.seq === after.seq) found = 1;
        continue;
      }
      const position = Math.min(Math.max(positionOf(bucket, after.seq), segment.from), segment.to);
      before += position - segment.from;
      if (position < segment.to && bucket[position]?.seq === after.seq) found = 1;
    }
    return page.newestFirst ? total - before : before + found;
  }
}

const length = (segment: Segment): number => segment.to - segment.from;

function* walk(
  bucket: readonly Entry[],
  segments: readonly Segment[],
  total: number,
  start: number,
  limit: number,
  newestFirst: boolean,
): Generator<Row> {
  let passed = 0;
  let left = Math.min(limit, total);
  const ordered = newestFirst ? segments.toReversed() : segments;
  for (const segment of ordered) {
    const size = length(segment);
    for (let i = Math.max(0, start - passed); i < size && left > 0; i += 1, left -= 1) {
      const entry = segment.own ?? bucket[newestFirst ? segment.to - 1 - i : segment.from + i];
      if (entry) yield entry.row;
    }
    passed += size;
    if (left === 0) return;
  }
}
