import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { type Adapter, Low, Memory } from "lowdb";
import type { Schema, Store, Transaction } from "../core/store.ts";
import { SandboxFile } from "./sandbox-file.ts";
import { type KeptSandbox, SandboxState } from "./state.ts";

/** Where the sandboxes are kept between runs. */
interface Shelving {
  names(): readonly string[];
  adapter(sandbox: string): Adapter<KeptSandbox>;
  forget(sandbox: string): Promise<void>;
  /** Milliseconds between a change of so many rows' state and its being written in the background; left out, `flush` alone writes. */
  delay?(rows: number): number;
}

interface Kept {
  state: SandboxState;
  readonly db: Low<KeptSandbox>;
  /** The end of this sandbox's queue: one transaction after the other. */
  tail: Promise<unknown>;
  dirty: boolean;
}

/** The lowdb backend: the working state in memory, each sandbox one lowdb document. */
export class LowdbStore implements Store {
  readonly #schema: Schema;
  readonly #shelving: Shelving;
  readonly #kept = new Map<string, Kept>();
  #writing: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  private constructor(schema: Schema, shelving: Shelving) {
    this.#schema = schema;
    this.#shelving = shelving;
  }

  static inMemory(schema: Schema): LowdbStore {
    return new LowdbStore(schema, { names: () => [], adapter: () => new Memory(), forget: async () => {} });
  }

  /**
   * Keeps each sandbox in `<folder>/sandboxes/<name>.json`, one named `snapshots/<name>` in `<folder>/snapshots`; written in
   * the background and by `flush`.
   */
  static async inFolder(schema: Schema, folder: string): Promise<LowdbStore> {
    const store = new LowdbStore(schema, folderShelving(folder));
    for (const name of store.#shelving.names()) {
      const kept = store.#add(name, SandboxState.empty(schema));
      try {
        await kept.db.read();
        kept.state = SandboxState.from(schema, kept.db.data);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(
          `${fileOf(folder, name)} cannot be read: ${reason}; mend it, delete it or start with another --data`,
        );
      }
    }
    return store;
  }

  sandboxes(): readonly string[] {
    return [...this.#kept.keys()];
  }

  async create(sandbox: string): Promise<void> {
    this.#refuseTaken(sandbox);
    this.#change(this.#add(sandbox, SandboxState.empty(this.#schema)));
  }

  async fork(from: string, to: string): Promise<void> {
    this.#refuseTaken(to);
    const source = this.#find(from);
    await this.#inTurn(source, async () => {
      this.#refuseTaken(to);
      this.#change(this.#add(to, source.state.fork()));
    });
  }

  async replace(from: string, to: string): Promise<void> {
    const source = this.#find(from);
    const target = this.#find(to);
    await this.#inTurn(target, async () => {
      target.state = source.state.fork();
      this.#change(target);
    });
  }

  async drop(sandbox: string): Promise<void> {
    const kept = this.#find(sandbox);
    await this.#inTurn(kept, async () => {
      this.#kept.delete(sandbox);
    });
    if (isTemplate(sandbox)) return;
    await this.#writing.catch(() => {});
    await this.#shelving.forget(sandbox);
  }

  run<T>(sandbox: string, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const kept = this.#find(sandbox);
    return this.#inTurn(kept, async () => {
      const { result, wrote } = await kept.state.transact(work);
      if (wrote) this.#change(kept);
      return result;
    });
  }

  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.catch(() => {}).then(() => this.#write());
    await this.#writing;
  }

  async #write(): Promise<void> {
    for (const kept of [...this.#kept.values()]) {
      if (!kept.dirty) continue;
      kept.dirty = false;
      kept.db.data = kept.state.kept();
      try {
        await kept.db.write();
      } catch (error) {
        kept.dirty = true;
        throw error;
      }
    }
  }

  #add(name: string, state: SandboxState): Kept {
    const db = new Low<KeptSandbox>(this.#shelving.adapter(name), { nextSeq: 1, tables: {} });
    const kept: Kept = { state, db, tail: Promise.resolve(), dirty: false };
    this.#kept.set(name, kept);
    return kept;
  }

  #change(kept: Kept): void {
    kept.dirty = true;
    const delay = this.#shelving.delay?.(kept.state.size);
    if (delay !== undefined) this.#timer ??= setTimeout(() => this.flush().catch(warn), delay).unref();
  }

  #inTurn<T>(kept: Kept, work: () => Promise<T>): Promise<T> {
    const turn = kept.tail.then(work);
    kept.tail = turn.catch(() => {});
    return turn;
  }

  #find(sandbox: string): Kept {
    const kept = this.#kept.get(sandbox);
    if (!kept) throw new Error(`no sandbox ${sandbox}`);
    return kept;
  }

  #refuseTaken(sandbox: string): void {
    if (this.#kept.has(sandbox)) throw new Error(`sandbox ${sandbox} exists`);
  }
}

/** Nobody waits for a write in the background: the change stays dirty and `flush` tries again. */
const warn = (error: unknown): void => process.emitWarning(`the state could not be written: ${String(error)}`);

/** A name below a folder of its own, such as that of a snapshot, says itself where it lies. */
const fileOf = (folder: string, sandbox: string): string =>
  join(folder, sandbox.includes("/") ? `${sandbox}.json` : join("sandboxes", `${sandbox}.json`));

/** Folders of a state: sandboxes, and the snapshots beside them. */
const rooms = ["sandboxes", "snapshots"];

/** Templates are made anew from scenarios at every start. */
const isTemplate = (sandbox: string): boolean => sandbox.startsWith("~");

function folderShelving(folder: string): Shelving {
  for (const room of rooms) mkdirSync(join(folder, room), { recursive: true });
  writeFileSync(join(folder, ".gitignore"), "*\n");
  const file = (sandbox: string) => fileOf(folder, sandbox);
  return {
    names: () =>
      rooms.flatMap((room) =>
        readdirSync(join(folder, room))
          .filter((name) => /^[a-z0-9-]{1,40}\.json$/.test(name))
          .map((name) => (room === "sandboxes" ? "" : `${room}/`) + name.slice(0, -".json".length))
          .sort(),
      ),
    // A large state takes long to write, and would be written all the time while jobs change it.
    delay: (rows) => Math.max(250, rows / 50),
    adapter: (sandbox) => (isTemplate(sandbox) ? new Memory() : new SandboxFile(file(sandbox))),
    forget: (sandbox) => rm(file(sandbox), { force: true }),
  };
}
