import type { Page, Row, Table } from "../../core/store.ts";
import { noTrail } from "../../core/trail.ts";
import type { ServiceSettings, SettingValue } from "../settings.ts";

/** A row that a transaction read; `table` without the service's name. */
export interface SeenRow {
  readonly table: string;
  readonly row: Row;
}

/** Rows that are kept of one refusal. */
const mostRows = 20;

type Reading = Promise<Row | undefined | { readonly rows: readonly Row[] }>;

/** What one transaction looked at. Rows are immutable, so remembering them costs a reference. */
export class Trace {
  /** Names of the settings that were read. */
  settings = noTrail;
  /** Side by side: what was read, and the table it was read from. */
  readonly #readings: Reading[] = [];
  readonly #tables: string[] = [];
  #isClosed = false;
  /** Where what still matters begins. */
  #from = 0;

  /** Whatever is read from now on, the answer does not rest on. */
  close(): void {
    this.#isClosed = true;
  }

  asks(setting: string): void {
    if (!this.#isClosed) this.settings = this.settings.with(setting);
  }

  reads(table: string, found: Reading): void {
    if (this.#isClosed || this.#tables.length - this.#from >= 2 * mostRows) return;
    this.#tables.push(table);
    this.#readings.push(found);
  }

  /** What was read so far does not matter to what follows. */
  forgetRows(): void {
    this.#from = this.#tables.length;
  }

  /** Each row once, in the order in which they were read. */
  async rows(): Promise<readonly SeenRow[]> {
    const rows: SeenRow[] = [];
    const found = await Promise.all(this.#readings).catch(() => []);
    for (let i = this.#from; i < found.length; i += 1) {
      const read = found[i];
      if (read === undefined) continue;
      for (const row of "rows" in read && Array.isArray(read.rows) ? read.rows : [read]) {
        if (rows.length < mostRows && !rows.some((one) => one.row === row))
          rows.push({ table: this.#tables[i] ?? "", row });
      }
    }
    return rows;
  }
}

/** A table that remembers what was read from it. */
export class WatchedTable implements Table {
  readonly #table: Table;
  readonly #name: string;
  readonly #trace: Trace;

  constructor(table: Table, name: string, trace: Trace) {
    this.#table = table;
    this.#name = name;
    this.#trace = trace;
  }

  get(id: Row["id"]) {
    const found = this.#table.get(id);
    this.#trace.reads(this.#name, found);
    return found;
  }

  find(index: string, value: string, page?: Page) {
    const found = this.#table.find(index, value, page);
    this.#trace.reads(this.#name, found);
    return found;
  }

  count(index: string, value: string) {
    return this.#table.count(index, value);
  }

  put(row: Row) {
    return this.#table.put(row);
  }

  delete(id: Row["id"]) {
    return this.#table.delete(id);
  }
}

type SettingsView = new (values: ServiceSettings, trace: Trace) => object;

/** A class with one getter per setting, which remembers that it was asked. */
export function settingsViewOf(names: readonly string[]): SettingsView {
  class View {
    readonly values: ServiceSettings;
    readonly trace: Trace;
    constructor(values: ServiceSettings, trace: Trace) {
      this.values = values;
      this.trace = trace;
    }
  }
  for (const name of names) {
    Object.defineProperty(View.prototype, name, {
      get(this: View): SettingValue | undefined {
        this.trace.asks(name);
        return this.values[name];
      },
    });
  }
  return View;
}
