import type { Instant } from "./instant.ts";

/** A record as the store keeps it: immutable, under the vendor's own id. */
export interface Row {
  readonly id: string | number;
}

/** A named pure function: rows with an equal value are found together; undefined leaves a row out. */
export type Index<R> = { of(row: R): string | undefined }["of"];

export interface TableSpec<R extends Row = Row> {
  readonly indexes: Readonly<Record<string, Index<R>>>;
  /** Names of indexes in which a value occurs once. */
  readonly unique?: readonly string[];
  /** The field that says whose row it is. */
  readonly owner?: keyof R & string;
  /** When the row wants attention; the runtime asks for the earliest. */
  readonly due?: { of(row: R): Instant | undefined }["of"];
}

export type Schema = Readonly<Record<string, TableSpec>>;

/** Where in a list to start and how much of it to read; order is first insertion. */
export interface Page {
  readonly after?: string | number | undefined;
  readonly skip?: number | undefined;
  readonly limit?: number | undefined;
  readonly newestFirst?: boolean | undefined;
}

export interface Found<R> {
  readonly rows: readonly R[];
  readonly hasMore: boolean;
}

export interface Table<R extends Row = Row, IndexName extends string = string> {
  get(id: R["id"]): Promise<R | undefined>;
  find(index: IndexName, value: string, page?: Page): Promise<Found<R>>;
  /** How many rows an index holds under a value; constant time. */
  count(index: IndexName, value: string): Promise<number>;
  put(row: R): Promise<void>;
  delete(id: R["id"]): Promise<void>;
}

/** A row whose value in a unique index is another row's. */
export class ValueTaken extends Error {
  readonly index: string;
  readonly value: string;
  constructor(table: string, index: string, value: string) {
    super(`${table}: ${index} ${value} is taken`);
    this.index = index;
    this.value = value;
  }
}

/** What the runtime alone may do besides. */
export interface RuntimeTable extends Table {
  all(page?: Page): Promise<Found<Row>>;
  size(): Promise<number>;
  nextDue(until: Instant): Promise<Row | undefined>;
}

export interface Transaction {
  table(name: string): RuntimeTable;
}

/**
 * Knows rows, indexes and sandboxes; no vendor, no predicate. Within a sandbox one transaction runs after the other.
 * A transaction that throws leaves no trace; one that returns is kept whole.
 */
export interface Store {
  sandboxes(): readonly string[];
  create(sandbox: string): Promise<void>;
  fork(from: string, to: string): Promise<void>;
  /** Puts a fork of `from` in the place of all that `to` holds, between two of its transactions. */
  replace(from: string, to: string): Promise<void>;
  drop(sandbox: string): Promise<void>;
  run<T>(sandbox: string, work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** Returns when everything kept so far is where the backend keeps it. */
  flush(): Promise<void>;
}

/** The tables of one service as its handlers see them. */
export type Tables<Records, Specs> = {
  readonly [Name in keyof Specs & keyof Records]: Records[Name] extends Row
    ? Table<Records[Name], Specs[Name] extends { indexes: infer Indexes } ? keyof Indexes & string : never>
    : never;
};

/** Declares a service's tables against its record schemas: none missing, none too many. */
export const tablesOf =
  <Records extends { [Name in keyof Records]: Row }>() =>
  <const Specs extends { readonly [Name in keyof Records]: TableSpec<Records[Name]> }>(specs: Specs): Specs =>
    specs;
