import type { Row, TableSpec } from "../core/store.ts";
import { DueList } from "./due.ts";

/** A row and its place: `seq` is given at first insertion and orders every list. */
export interface Entry {
  readonly seq: number;
  readonly row: Row;
}

export const keyOf = (id: string | number): string => String(id);

/** Name of the index that holds every row. */
export const everything = "";

/** The kept rows of one table with their indexes. Buckets hold entries in order of first insertion. */
export class TableState {
  readonly spec: TableSpec;
  readonly rows: Map<string, Entry>;
  due: DueList;
  readonly #buckets: Map<string, Map<string, Entry[]>>;

  constructor(spec: TableSpec) {
    this.spec = spec;
    this.due = new DueList();
    this.rows = new Map();
    this.#buckets = new Map([everything, ...Object.keys(spec.indexes)].map((name) => [name, new Map()]));
  }

  bucket(index: string, value: string): readonly Entry[] {
    const buckets = this.#buckets.get(index);
    if (!buckets) throw new Error(`no index ${index}`);
    return buckets.get(value) ?? none;
  }

  put(entry: Entry): void {
    const key = keyOf(entry.row.id);
    const before = this.rows.get(key);
    this.rows.set(key, entry);
    this.#forget(before);
    const dueAt = this.spec.due?.(entry.row);
    if (dueAt !== undefined) this.due.add(dueAt, entry);
    for (const [name, buckets] of this.#buckets) {
      const from = before && valueIn(this.spec, name, before.row);
      const to = valueIn(this.spec, name, entry.row);
      if (before?.seq === entry.seq && from !== undefined && from === to) replace(buckets, from, entry);
      else {
        if (before && from !== undefined) remove(buckets, from, before);
        if (to !== undefined) insert(buckets, to, entry);
      }
    }
  }

  delete(key: string): void {
    const before = this.rows.get(key);
    if (!before) return;
    this.rows.delete(key);
    this.#forget(before);
    for (const [name, buckets] of this.#buckets) {
      const from = valueIn(this.spec, name, before.row);
      if (from !== undefined) remove(buckets, from, before);
    }
  }

  /** An independent copy; entries are immutable and shared. */
  copy(): TableState {
    const copy = new TableState(this.spec);
    copy.due = this.due.copy();
    for (const [key, entry] of this.rows) copy.rows.set(key, entry);
    for (const [name, buckets] of this.#buckets) {
      const target = copy.#buckets.get(name);
      for (const [value, entries] of buckets) target?.set(value, entries.slice());
    }
    return copy;
  }

  #forget(before: Entry | undefined): void {
    const dueAt = before && this.spec.due?.(before.row);
    if (before && dueAt !== undefined) this.due.remove(dueAt, before);
  }
}

const none: readonly Entry[] = [];

/** The value under which an index holds a row. */
export function valueIn(spec: TableSpec, index: string, row: Row): string | undefined {
  return index === everything ? everything : spec.indexes[index]?.(row);
}

/** The first position whose entry is not before `seq`. */
export function positionOf(entries: readonly Entry[], seq: number): number {
  const last = entries.at(-1);
  if (!last || last.seq < seq) return entries.length;
  let low = 0;
  let high = entries.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle]?.seq ?? 0) < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

function insert(buckets: Map<string, Entry[]>, value: string, entry: Entry): void {
  const entries = buckets.get(value);
  if (entries) entries.splice(positionOf(entries, entry.seq), 0, entry);
  else buckets.set(value, [entry]);
}

function replace(buckets: Map<string, Entry[]>, value: string, entry: Entry): void {
  const entries = buckets.get(value);
  if (entries) entries[positionOf(entries, entry.seq)] = entry;
}

function remove(buckets: Map<string, Entry[]>, value: string, entry: Entry): void {
  const entries = buckets.get(value);
  entries?.splice(positionOf(entries, entry.seq), 1);
  if (entries?.length === 0) buckets.delete(value);
}
