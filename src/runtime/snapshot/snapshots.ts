import { dropMinted, forkSettled } from "../fork.ts";
import type { Making, Plan } from "../making.ts";
import type { Sandbox, World } from "../sandbox.ts";
import { readDocument, type SnapshotDocument, writeDocument } from "./document.ts";
import { invalid, SnapshotRefused } from "./refused.ts";
import { forgetSummary, keptSummary, type SnapshotSummary, summarise } from "./summary.ts";

/** What snapshots need of their runtime. */
interface Surroundings {
  readonly world: World;
  readonly making: Making;
  sandbox(name: string): Sandbox;
  /** Puts another state in a sandbox's place, between two requests. */
  replace(name: string, plan: () => Promise<Plan>): Promise<Sandbox>;
  /** One after the other for each name. */
  inTurn<T>(name: string, work: () => Promise<T>): Promise<T>;
}

/** What the store puts before the names of snapshots. */
const shelf = "snapshots/";

/** States of sandboxes, kept under names of their own beside the sandboxes. */
export class Snapshots {
  readonly #surroundings: Surroundings;
  readonly #summaries = new Map<string, SnapshotSummary>();

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  /** Takes up what the store kept; answers under which names. */
  async restore(): Promise<ReadonlySet<string>> {
    const { store } = this.#surroundings.world;
    const kept = store.sandboxes().filter((name) => name.startsWith(shelf));
    for (const place of kept) {
      const summary = await keptSummary(store, place);
      if (!summary) throw new Error(`${place} is no snapshot; delete its file or start with another --data`);
      this.#summaries.set(summary.name, summary);
    }
    return new Set(kept);
  }

  list(): readonly SnapshotSummary[] {
    return [...this.#summaries.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  /** Keeps a sandbox's state once nothing due is left in it; a snapshot of the same name makes way. */
  async save(sandbox: string, name: string): Promise<SnapshotSummary> {
    this.#surroundings.sandbox(sandbox);
    return this.#take(name, async (stage) => {
      const source = this.#surroundings.sandbox(sandbox);
      await forkSettled(this.#surroundings.world.store, source, stage);
      return { sandbox, at: source.now() };
    });
  }

  /** Puts a snapshot in the place of all that a sandbox holds but its credentials; the journal begins anew. */
  async load(name: string, sandbox: string): Promise<Sandbox> {
    const { world, making, replace } = this.#surroundings;
    this.#known(name);
    return replace(sandbox, async () => {
      this.#known(name);
      const stage = `~next ${sandbox}`;
      await world.store.fork(shelf + name, stage);
      await forgetSummary(world.store, stage);
      return making.adopt(sandbox, stage);
    });
  }

  async delete(name: string): Promise<void> {
    return this.#surroundings.inTurn(shelf + name, async () => {
      this.#known(name);
      this.#summaries.delete(name);
      await this.#surroundings.world.store.drop(shelf + name);
    });
  }

  /** The snapshot as a document that another simulator can import. */
  async export(name: string): Promise<SnapshotDocument> {
    const { store, services } = this.#surroundings.world;
    const { sandbox, at } = this.#known(name);
    const content = await store.run(shelf + name, (transaction) => writeDocument(transaction, [...services.values()]));
    return { ...content, sandbox, at };
  }

  /** Keeps what a document holds after all of it has been judged; a snapshot of the same name makes way. */
  async import(name: string, document: unknown): Promise<SnapshotSummary> {
    return this.#take(name, async (stage) => {
      const { world } = this.#surroundings;
      await world.store.create(stage);
      return readDocument(document, world, stage);
    });
  }

  /** Fills a state on a stage and puts it on the shelf. */
  async #take(name: string, fill: (stage: string) => Promise<Pick<SnapshotSummary, "sandbox" | "at">>) {
    if (!/^[a-z0-9-]{1,40}$/.test(name))
      throw invalid("name", `${name} cannot name a snapshot`, "take 1 to 40 of a-z, 0-9 and -");
    const { store, services } = this.#surroundings.world;
    return this.#surroundings.inTurn(shelf + name, async () => {
      const stage = `~snapshot ${name}`;
      try {
        const { sandbox, at } = await fill(stage);
        await dropMinted(store, stage, services.values());
        const summary = await summarise(store, stage, { name, sandbox, at, services: [...services.values()] });
        if (this.#summaries.has(name)) await store.replace(stage, shelf + name);
        else await store.fork(stage, shelf + name);
        this.#summaries.set(name, summary);
        return summary;
      } finally {
        if (store.sandboxes().includes(stage)) await store.drop(stage);
      }
    });
  }

  #known(name: string): SnapshotSummary {
    const summary = this.#summaries.get(name);
    if (summary) return summary;
    const names = this.list().map((one) => one.name);
    const remedy = names.length > 0 ? `known: ${names.join(", ")}` : "save one first";
    throw new SnapshotRefused("unknown", "snapshot", [`no snapshot named ${name}`, remedy]);
  }
}
