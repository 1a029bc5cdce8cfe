import type { Row, Table } from "../core/store.ts";
import type { ServiceSettings, SettingValue } from "./settings.ts";

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
  /** Names of settings, each once. */
  readonly settings: string[] = [];
  #readings: { readonly table: string; readonly found: Reading }[] = [];

  reads(table: string, found: Reading): void {
    if (this.#readings.length < 2 * mostRows) this.#readings.push({ table, found });
  }

  /** What was read so far does not matter to what follows. */
  forgetRows(): void {
    this.#readings = [];
  }

  /** Each row once, in the order in which they were read. */
  async rows(): Promise<readonly SeenRow[]> {
    const rows = new Map<string, SeenRow>();
    for (const { table, found } of this.#readings) {
      const read = await found.catch(() => undefined);
      if (read === undefined) continue;
      for (const row of "rows" in read && Array.isArray(read.rows) ? read.rows : [read]) {
        if (rows.size < mostRows) rows.set(`${table}/${row.id}`, { table, row });
      }
    }
    return [...rows.values()];
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

  find(...search: Parameters<Table["find"]>) {
    const found = this.#table.find(...search);
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
        if (!this.trace.settings.includes(name)) this.trace.settings.push(name);
        return this.values[name];
      },
    });
  }
  return View;
}
