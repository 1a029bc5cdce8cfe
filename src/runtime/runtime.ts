import type { Effect } from "../core/effect.ts";
import type { Service } from "../core/service.ts";
import type { Store } from "../core/store.ts";
import type { ClockState } from "./clock.ts";
import type { Machine } from "./machine.ts";
import { Making, type NewSandbox, SandboxRefused } from "./making.ts";
import type { Player } from "./player.ts";
import { Sandbox, type SandboxRecord, type World } from "./sandbox.ts";
import { ScenarioLibrary } from "./scenario.ts";
import { SettingsOf } from "./settings.ts";
import { sandboxTable } from "./transaction.ts";

export { type NewSandbox, SandboxRefused } from "./making.ts";

export interface RuntimeOptions {
  readonly store: Store;
  readonly services: readonly Service[];
  readonly machine: Machine;
  readonly fixtures: readonly string[];
  readonly randomSeed: number;
  readonly clock?: ClockState;
  readonly allowedHosts?: readonly string[];
  readonly journalSize?: number;
  readonly onEffect?: (sandbox: string, effect: Effect) => void;
  /** The address of a service, without a sandbox prefix. */
  readonly addressOf?: (service: string) => string;
}

/** All sandboxes of one simulator. */
export class Runtime {
  readonly services: ReadonlyMap<string, Service>;
  readonly scenarios: ScenarioLibrary;
  readonly #world: World;
  readonly #options: RuntimeOptions;
  readonly #making: Making;
  readonly #sandboxes = new Map<string, Sandbox>();
  /** service → public part of minted credentials → sandbox. */
  readonly #keys = new Map<string, Map<string, string>>();
  #player: Player | undefined;
  /** The end of each name's queue of creations and resets. */
  readonly #turns = new Map<string, Promise<void>>();

  constructor(options: RuntimeOptions) {
    this.#options = options;
    this.services = new Map(options.services.map((service) => [service.name, service]));
    this.scenarios = new ScenarioLibrary(options.fixtures);
    this.#world = {
      store: options.store,
      services: this.services,
      settings: new Map(options.services.map((service) => [service.name, new SettingsOf(service)])),
      machine: options.machine,
      allowedHosts: options.allowedHosts ?? [],
      journalSize: options.journalSize ?? 10_000,
      onEffect: options.onEffect ?? (() => {}),
      addressOf: options.addressOf ?? (() => "http://127.0.0.1"),
      player: () => {
        if (!this.#player) throw new Error("nobody plays scenarios here");
        return this.#player;
      },
    };
    this.#making = new Making({
      world: this.#world,
      scenarios: this.scenarios,
      randomSeed: options.randomSeed,
      clock: options.clock,
    });
  }

  /** Who plays the steps of scenarios; the pipeline is made after the runtime. */
  usePlayer(player: Player): void {
    this.#player = player;
  }

  /** Takes up what the store kept. */
  async restore(): Promise<void> {
    for (const name of this.#options.store.sandboxes()) {
      const record = await this.#options.store.run(name, (transaction) =>
        transaction.table(sandboxTable).get("record"),
      );
      if (!record)
        throw new Error(`the kept sandbox ${name} has no record; delete its file or start with another --data`);
      this.#enter(new Sandbox(name, record as SandboxRecord, this.#world)).start();
    }
  }

  names(): readonly string[] {
    return [...this.#sandboxes.keys()];
  }

  get(name: string): Sandbox | undefined {
    return this.#sandboxes.get(name);
  }

  /** The sandbox to which minted credentials lead. */
  byKey(service: string, key: string): Sandbox | undefined {
    const name = this.#keys.get(service)?.get(key);
    return name === undefined ? undefined : this.#sandboxes.get(name);
  }

  /** Forks the cached scenarios; a sandbox of the same name, even one in the making, is refused. */
  async create(wanted: NewSandbox): Promise<Sandbox> {
    const { name } = wanted;
    if (!/^[a-z0-9-]{1,40}$/.test(name)) {
      throw new SandboxRefused("invalid", `${name} cannot name a sandbox; take 1 to 40 of a-z, 0-9 and -`);
    }
    if (this.#sandboxes.has(name) || this.#turns.has(name)) {
      throw new SandboxRefused("taken", `sandbox ${name} exists already`);
    }
    return this.#inTurn(name, async () => {
      const { record, stage } = await this.#making.plan(wanted);
      try {
        await this.#world.store.fork(stage, name);
      } finally {
        await this.#world.store.drop(stage);
      }
      return this.#enter(new Sandbox(name, record, this.#world));
    });
  }

  /** Back to the scenario. The new state waits beside the old one and takes its place between two requests. */
  async reset(name: string): Promise<Sandbox> {
    return this.#inTurn(name, async () => {
      const before = this.#existing(name);
      const { scenarios, beginning, randomSeed } = before.record;
      const { record, stage } = await this.#making.plan({ name, scenarios, randomSeed, ...beginning });
      try {
        await before.stop();
        await this.#world.store.replace(stage, name);
      } finally {
        await this.#world.store.drop(stage);
      }
      before.retire();
      return this.#enter(new Sandbox(name, record, this.#world));
    });
  }

  /** One after the other for each name. */
  #inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.#turns.get(name) ?? Promise.resolve()).then(work);
    const end = turn.then(
      () => {},
      () => {},
    );
    this.#turns.set(name, end);
    void end.then(() => {
      if (this.#turns.get(name) === end) this.#turns.delete(name);
    });
    return turn;
  }

  async delete(name: string): Promise<void> {
    const sandbox = this.#existing(name);
    this.#sandboxes.delete(name);
    for (const keys of this.#keys.values()) {
      for (const [key, owner] of keys) if (owner === name) keys.delete(key);
    }
    await sandbox.stop();
    await this.#options.store.drop(name);
  }

  async close(): Promise<void> {
    for (const sandbox of this.#sandboxes.values()) await sandbox.stop();
    await this.#options.store.flush();
  }

  #existing(name: string): Sandbox {
    const sandbox = this.#sandboxes.get(name);
    if (!sandbox) throw new SandboxRefused("unknown", `no sandbox named ${name}`);
    return sandbox;
  }

  #enter(sandbox: Sandbox): Sandbox {
    this.#sandboxes.set(sandbox.name, sandbox);
    for (const [service, keys] of Object.entries(sandbox.record.keys)) {
      const known = this.#keys.get(service) ?? new Map<string, string>();
      for (const key of keys) known.set(key, sandbox.name);
      this.#keys.set(service, known);
    }
    return sandbox;
  }
}
