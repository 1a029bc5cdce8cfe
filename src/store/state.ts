import { freeze } from "../core/freeze.ts";
import type { Row, RuntimeTable, Schema, Transaction } from "../core/store.ts";
import { transacted } from "../core/witness.ts";
import { Overlay } from "./overlay.ts";
import { TableState } from "./table.ts";

interface Shelf {
  state: TableState;
  /** Another sandbox reads the same state: copy it before writing. */
  shared: boolean;
}

/** What a backend writes down of a sandbox: rows in order of first insertion, with their places. */
export interface KeptSandbox {
  nextSeq: number;
  tables: Record<string, [seq: number, row: Row][]>;
}

/** All tables of one sandbox. Forks share tables until one side writes. */
export class SandboxState {
  readonly #shelves: Map<string, Shelf>;
  #nextSeq: number;

  private constructor(shelves: Map<string, Shelf>, nextSeq: number) {
    this.#shelves = shelves;
    this.#nextSeq = nextSeq;
  }

  static empty(schema: Schema): SandboxState {
    const shelves = Object.entries(schema).map(
      ([name, spec]) => [name, { state: new TableState(spec), shared: false }] as const,
    );
    return new SandboxState(new Map(shelves), 1);
  }

  static from(schema: Schema, kept: KeptSandbox): SandboxState {
    const state = SandboxState.empty(schema);
    if (typeof kept.tables !== "object" || typeof kept.nextSeq !== "number")
      throw new Error("it is not the state of a sandbox");
    for (const [name, rows] of Object.entries(kept.tables)) {
      const shelf = state.#shelves.get(name);
      if (!shelf) throw new Error(`the kept state has a table ${name} that this version does not know`);
      for (const [seq, row] of rows) shelf.state.put({ seq, row: freeze(row) });
    }
    state.#nextSeq = kept.nextSeq;
    return state;
  }

  /** How many rows there are in all tables together. */
  get size(): number {
    let size = 0;
    for (const { state } of this.#shelves.values()) size += state.rows.size;
    return size;
  }

  kept(): KeptSandbox {
    const tables: KeptSandbox["tables"] = {};
    for (const [name, { state }] of this.#shelves) {
      tables[name] = [...state.bucket("", "")].map(({ seq, row }) => [seq, row]);
    }
    return { nextSeq: this.#nextSeq, tables };
  }

  fork(): SandboxState {
    const shelves = new Map<string, Shelf>();
    for (const [name, shelf] of this.#shelves) {
      shelf.shared = true;
      shelves.set(name, { state: shelf.state, shared: true });
    }
    return new SandboxState(shelves, this.#nextSeq);
  }

  /** Runs `work` over overlays and lays them down when it returns. Answers whether anything was written. */
  async transact<T>(work: (transaction: Transaction) => Promise<T>): Promise<{ result: T; wrote: boolean }> {
    const overlays = new Map<string, Overlay>();
    let nextSeq = this.#nextSeq;
    const table = (name: string): RuntimeTable => {
      let overlay = overlays.get(name);
      if (!overlay) {
        const shelf = this.#shelf(name);
        overlay = new Overlay(
          name,
          () => shelf.state,
          () => nextSeq++,
        );
        overlays.set(name, overlay);
      }
      return overlay;
    };
    const result = await transacted(() => work({ table }));
    let wrote = false;
    for (const overlay of overlays.values()) wrote = this.#layDown(overlay) || wrote;
    this.#nextSeq = nextSeq;
    return { result, wrote };
  }

  #layDown(overlay: Overlay): boolean {
    if (overlay.touched.size === 0) return false;
    const shelf = this.#shelf(overlay.name);
    if (shelf.shared) {
      shelf.state = shelf.state.copy();
      shelf.shared = false;
    }
    for (const [key, entry] of overlay.touched) {
      if (entry) shelf.state.put(entry);
      else shelf.state.delete(key);
    }
    return true;
  }

  #shelf(name: string): Shelf {
    const shelf = this.#shelves.get(name);
    if (!shelf) throw new Error(`no table ${name}`);
    return shelf;
  }
}
