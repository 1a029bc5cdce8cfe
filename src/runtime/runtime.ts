import type { Effect } from "../core/effect.ts";
import type { Service } from "../core/service.ts";
import type { Store } from "../core/store.ts";
import type { ClockState } from "./clock.ts";
import { forkSettled } from "./fork.ts";
import type { Machine } from "./machine.ts";
import { Making, type NewSandbox, type Plan } from "./making.ts";
import type { Player } from "./player.ts";
import { recordIn, Sandbox, type ScenarioText, type World } from "./sandbox.ts";
import { SandboxRefused } from "./sandbox-refused.ts";
import { ScenarioLibrary } from "./scenario/library.ts";
import type { Mistake, Note } from "./scenario/refused.ts";
import { savedScenario } from "./scenario/save.ts";
import { type ServiceSettings, SettingsOf } from "./settings.ts";
import { Snapshots } from "./snapshot/snapshots.ts";
import { sandboxTable } from "./transaction.ts";

export type { NewSandbox } from "./making.ts";
export { SandboxRefused } from "./sandbox-refused.ts";

export interface RuntimeOptions {
  readonly store: Store;
  readonly services: readonly Service[];
  readonly machine: Machine;
  readonly fixtures: readonly string[];
  readonly randomSeed: number;
  readonly clock?: ClockState;
  /** service → dials turned in every sandbox that does not say otherwise itself. */
  readonly settings?: Readonly<Record<string, ServiceSettings>>;
  readonly allowedHosts?: readonly string[];
  readonly journalSize?: number;
  readonly onEffect?: (sandbox: string, effect: Effect) => void;
  /** The address of a service, without a sandbox prefix. */
  readonly addressOf?: (service: string) => string;
}

export interface WantedScenarios {
  readonly scenarios?: readonly string[];
  readonly file?: ScenarioText;
}

/** All sandboxes of one simulator. */
export class Runtime {
  readonly services: ReadonlyMap<string, Service>;
  readonly scenarios: ScenarioLibrary;
  readonly snapshots: Snapshots;
  readonly #world: World;
  readonly #making: Making;
  readonly #sandboxes = new Map<string, Sandbox>();
  /** service → public part of minted credentials → sandbox. */
  readonly #keys = new Map<string, Map<string, string>>();
  #player: Player | undefined;
  /** The end of each name's queue of creations and resets. */
  readonly #turns = new Map<string, Promise<void>>();

  constructor(options: RuntimeOptions) {
    this.services = new Map(options.services.map((service) => [service.name, service]));
    this.scenarios = new ScenarioLibrary(options.fixtures, this.services);
    this.#world = {
      store: options.store,
      services: this.services,
      settings: new Map(
        options.services.map((service) => [service.name, new SettingsOf(service, options.settings?.[service.name])]),
      ),
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
    this.snapshots = new Snapshots({
      world: this.#world,
      making: this.#making,
      sandbox: (name) => this.#existing(name),
      replace: (name, plan) => this.#replace(name, plan),
      inTurn: (name, work) => this.#inTurn(name, work),
    });
  }

  /** Who plays the steps of scenarios; the pipeline is made after the runtime. */
  usePlayer(player: Player): void {
    this.#player = player;
  }

  /** Takes up what the store kept. */
  async restore(): Promise<void> {
    const snapshots = await this.snapshots.restore();
    for (const name of this.#world.store.sandboxes()) {
      if (snapshots.has(name)) continue;
      const row = await this.#world.store.run(name, (transaction) => transaction.table(sandboxTable).get("record"));
      const record = recordIn(row);
      if (!record)
        throw new Error(`the kept sandbox ${name} has no record; delete its file or start with another --data`);
      await this.#enter(new Sandbox(name, record, this.#world));
    }
  }

  names(): readonly string[] {
    return [...this.#sandboxes.keys()];
  }

  get(name: string): Sandbox | undefined {
    return this.#sandboxes.get(name);
  }

  /** A name that no sandbox has, nor one in the making. */
  freeName(): string {
    let n = this.#sandboxes.size;
    while (this.#sandboxes.has(`sandbox-${n}`) || this.#turns.has(`sandbox-${n}`)) n += 1;
    return `sandbox-${n}`;
  }

  /** The sandbox to which minted credentials lead. */
  byKey(service: string, key: string): Sandbox | undefined {
    const name = this.#keys.get(service)?.get(key);
    return name === undefined ? undefined : this.#sandboxes.get(name);
  }

  /** Forks the cached scenarios; a sandbox of the same name, even one in the making, is refused. */
  create(wanted: NewSandbox): Promise<Sandbox> {
    return this.#begin(wanted.name, () => this.#making.plan(wanted));
  }

  /** A sandbox that goes on from where another one stands, with credentials of its own. */
  fork(from: string, to: string): Promise<Sandbox> {
    return this.#begin(to, async () => {
      const stage = `~next ${to}`;
      await forkSettled(this.#world.store, this.#existing(from), stage);
      return this.#making.adopt(to, stage);
    });
  }

  /** Back to the scenario. */
  reset(name: string): Promise<Sandbox> {
    return this.#replace(name, ({ record: { scenarios, file, beginning, randomSeed } }) =>
      this.#making.plan({ name, scenarios, randomSeed, ...beginning, ...(file ? { file } : {}) }),
    );
  }

  async #begin(name: string, plan: () => Promise<Plan>): Promise<Sandbox> {
    if (!/^[a-z0-9-]{1,40}$/.test(name)) {
      throw new SandboxRefused("invalid", `${name} cannot name a sandbox; take 1 to 40 of a-z, 0-9 and -`);
    }
    if (this.#sandboxes.has(name) || this.#turns.has(name)) {
      throw new SandboxRefused("taken", `sandbox ${name} exists already`);
    }
    return this.#inTurn(name, async () => {
      const { record, stage } = await plan();
      try {
        await this.#world.store.fork(stage, name);
      } finally {
        await this.#world.store.drop(stage);
      }
      return this.#enter(new Sandbox(name, record, this.#world));
    });
  }

  /** Another state for a sandbox. It waits beside the old one and takes its place between two requests. */
  #replace(name: string, plan: (before: Sandbox) => Promise<Plan>): Promise<Sandbox> {
    return this.#inTurn(name, async () => {
      const before = this.#existing(name);
      const { record, stage } = await plan(before);
      const sandbox = new Sandbox(name, record, this.#world);
      try {
        await before.retire(sandbox);
        await this.#world.store.replace(stage, name);
      } finally {
        await this.#world.store.drop(stage);
      }
      this.#forgetKeys(before);
      sandbox.journal.takeListeners(before.journal);
      return this.#enter(sandbox);
    });
  }

  /** Puts other scenarios in the place of all that a sandbox holds; its credentials and its clock stay. */
  async load(
    name: string,
    { scenarios = [], file }: WantedScenarios,
  ): Promise<{ sandbox: Sandbox; notes: readonly Note[] }> {
    const asked = { scenarios, ...(file ? { file } : {}) };
    const sandbox = await this.#replace(name, ({ record: { randomSeed, clock: present } }) =>
      this.#making.plan({ name, ...asked, randomSeed, clock: this.#making.clockOf(asked) ?? present }),
    );
    return { sandbox, notes: sandbox.notes };
  }

  /** Judges a scenario's text, loads it on a stage of its own and drops that. */
  checkScenario(text: string, shown: string): Promise<{ mistakes: readonly Mistake[]; notes: readonly Note[] }> {
    return this.#making.check({ name: shown, text });
  }

  /** A scenario that loads into an equal sandbox. */
  saveScenario(name: string, says = `Sandbox ${name}.`): Promise<string> {
    return savedScenario(this.#existing(name), says, this.#world);
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

  delete(name: string): Promise<void> {
    return this.#inTurn(name, async () => {
      const sandbox = this.#existing(name);
      this.#sandboxes.delete(name);
      this.#forgetKeys(sandbox);
      await sandbox.retire();
      await this.#world.store.drop(name);
    });
  }

  async close(): Promise<void> {
    for (const sandbox of this.#sandboxes.values()) await sandbox.stop();
    await this.#world.store.flush();
  }

  #existing(name: string): Sandbox {
    const sandbox = this.#sandboxes.get(name);
    if (!sandbox) throw new SandboxRefused("unknown", `no sandbox named ${name}`);
    return sandbox;
  }

  #forgetKeys({ name, record }: Sandbox): void {
    for (const [service, keys] of Object.entries(record.keys)) {
      const known = this.#keys.get(service);
      for (const key of keys) if (known?.get(key) === name) known.delete(key);
    }
  }

  /** In force from here on; what is still to come in it will come. */
  async #enter(sandbox: Sandbox): Promise<Sandbox> {
    this.#sandboxes.set(sandbox.name, sandbox);
    for (const [service, keys] of Object.entries(sandbox.record.keys)) {
      const known = this.#keys.get(service) ?? new Map<string, string>();
      for (const key of keys) known.set(key, sandbox.name);
      this.#keys.set(service, known);
    }
    if (await sandbox.nextDueAt()) sandbox.start();
    return sandbox;
  }
}
