import type { Effect } from "../core/effect.ts";
import type { Service } from "../core/service.ts";
import type { Store } from "../core/store.ts";
import { type ClockState, machineTime, read } from "./clock.ts";
import type { Machine } from "./machine.ts";
import { mintFor } from "./mint.ts";
import type { Player } from "./player.ts";
import { emptyRecord } from "./record.ts";
import { rolesOf } from "./roles.ts";
import { type Credentials, Sandbox, type SandboxRecord, type ScenarioText, type World } from "./sandbox.ts";
import { SandboxRefused } from "./sandbox-refused.ts";
import { chosenScenarios } from "./scenario-choice.ts";
import { ScenarioLibrary } from "./scenario-library.ts";
import { over } from "./scenario-load.ts";
import { type Mistake, type Note, ScenarioRefused } from "./scenario-refused.ts";
import { savedScenario } from "./scenario-save.ts";
import { type ServiceSettings, SettingsOf } from "./settings.ts";
import { Templates } from "./templates.ts";
import { sandboxTable } from "./transaction.ts";

export interface NewSandbox {
  readonly name: string;
  /** `service/name`, or a path that ends in .yaml. */
  readonly scenarios?: readonly string[];
  /** A scenario as text. */
  readonly file?: ScenarioText;
  readonly settings?: Readonly<Record<string, ServiceSettings>>;
  readonly randomSeed?: number;
  readonly clock?: ClockState;
}

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

export { SandboxRefused };

export interface WantedScenarios {
  readonly scenarios?: readonly string[];
  readonly file?: ScenarioText;
}

interface Plan {
  readonly record: SandboxRecord;
  /** A loaded copy that waits to become the sandbox. */
  readonly stage: string;
  /** Whether something is left to happen in it. */
  readonly pending: boolean;
}

/** All sandboxes of one simulator. */
export class Runtime {
  readonly services: ReadonlyMap<string, Service>;
  readonly scenarios: ScenarioLibrary;
  readonly #world: World;
  readonly #options: RuntimeOptions;
  readonly #templates: Templates;
  readonly #sandboxes = new Map<string, Sandbox>();
  /** service → public part of minted credentials → sandbox. */
  readonly #keys = new Map<string, Map<string, string>>();
  #player: Player | undefined;
  /** How many scenarios were checked. */
  #checked = 0;
  /** The end of each name's queue of creations and resets. */
  readonly #making = new Map<string, Promise<void>>();

  constructor(options: RuntimeOptions) {
    this.#options = options;
    this.services = new Map(options.services.map((service) => [service.name, service]));
    this.scenarios = new ScenarioLibrary(options.fixtures, this.services);
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
    this.#templates = new Templates(this.#world);
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
    if (this.#sandboxes.has(name) || this.#making.has(name)) {
      throw new SandboxRefused("taken", `sandbox ${name} exists already`);
    }
    return this.#inTurn(name, async () => {
      const { record, stage, pending } = await this.#plan(wanted);
      try {
        await this.#world.store.fork(stage, name);
      } finally {
        await this.#world.store.drop(stage);
      }
      const sandbox = this.#enter(new Sandbox(name, record, this.#world));
      if (pending) sandbox.start();
      return sandbox;
    });
  }

  /** Back to the scenario. */
  async reset(name: string): Promise<Sandbox> {
    return this.#inTurn(name, () => {
      const { scenarios, file, beginning, randomSeed } = this.#existing(name).record;
      return this.#replace({ name, scenarios, randomSeed, ...beginning, ...(file ? { file } : {}) });
    });
  }

  /** Puts other scenarios in the place of all that a sandbox holds; its credentials and its clock stay. */
  async load(
    name: string,
    { scenarios = [], file }: WantedScenarios,
  ): Promise<{ sandbox: Sandbox; notes: readonly Note[] }> {
    const sandbox = await this.#inTurn(name, () => {
      const { randomSeed, clock: present } = this.#existing(name).record;
      const asked = { scenarios, file };
      const own = chosenScenarios(asked, this.scenarios, this.services).find(({ clock }) => clock)?.clock;
      return this.#replace({ name, scenarios, randomSeed, clock: own ?? present, ...(file ? { file } : {}) });
    });
    return { sandbox, notes: sandbox.notes };
  }

  /** Judges a scenario's text, loads it on a stage of its own and drops that. */
  async checkScenario(text: string, shown: string): Promise<{ mistakes: readonly Mistake[]; notes: readonly Note[] }> {
    this.#checked += 1;
    const stage = `~check ${this.#checked}`;
    try {
      const scenarios = chosenScenarios({ scenarios: [], file: { name: shown, text } }, this.scenarios, this.services);
      const clock = scenarios.find((one) => one.clock)?.clock ?? this.#options.clock ?? machineTime;
      const now = read(clock, this.#options.machine.now());
      const situation = { scenarios, randomSeed: this.#options.randomSeed, now, settings: {} };
      const { notes } = await this.#templates.fork(situation, stage);
      await this.#world.store.drop(stage);
      return { mistakes: [], notes: notes.filter(({ file }) => file === shown) };
    } catch (error) {
      if (error instanceof ScenarioRefused) return { mistakes: error.mistakes, notes: [] };
      throw error;
    }
  }

  /** A scenario that loads into an equal sandbox. */
  saveScenario(name: string, says = `Sandbox ${name}.`): Promise<string> {
    return savedScenario(this.#existing(name), says, this.#world);
  }

  /** The new state waits beside the old one and takes its place between two requests. */
  async #replace(wanted: NewSandbox): Promise<Sandbox> {
    const before = this.#existing(wanted.name);
    const { record, stage, pending } = await this.#plan(wanted);
    try {
      await before.stop();
      await this.#world.store.replace(stage, wanted.name);
    } finally {
      await this.#world.store.drop(stage);
    }
    before.retire();
    const sandbox = this.#enter(new Sandbox(wanted.name, record, this.#world));
    if (pending) sandbox.start();
    return sandbox;
  }

  /** One after the other for each name. */
  #inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.#making.get(name) ?? Promise.resolve()).then(work);
    const end = turn.then(
      () => {},
      () => {},
    );
    this.#making.set(name, end);
    void end.then(() => {
      if (this.#making.get(name) === end) this.#making.delete(name);
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

  /** Everything a sandbox needs, checked, loaded and minted in a stage of its own; nothing is in force yet. */
  async #plan(wanted: NewSandbox): Promise<Plan> {
    const randomSeed = wanted.randomSeed ?? this.#options.randomSeed;
    const given = wanted.settings ?? {};
    for (const [service, settings] of Object.entries(given)) {
      if (!this.services.has(service)) throw new SandboxRefused("invalid", `no service ${service}`);
      this.#world.settings.get(service)?.with(settings);
    }
    const asked = { scenarios: wanted.scenarios ?? [], ...(wanted.file ? { file: wanted.file } : {}) };
    const scenarios = chosenScenarios(asked, this.scenarios, this.services);
    const clock = wanted.clock ?? scenarios.find(({ clock: own }) => own)?.clock ?? this.#options.clock ?? machineTime;
    const now = read(clock, this.#options.machine.now());
    const stage = `~next ${wanted.name}`;
    const loaded = await this.#templates.fork({ scenarios, randomSeed, now, settings: given }, stage);
    const settings = over(loaded.settings, given);
    const { faults, deliveries, notes, pending } = loaded;
    const beginning = emptyRecord({ settings, clock, randomSeed });
    const record: SandboxRecord = { ...beginning, ...asked, faults, deliveries, notes };
    try {
      return { record: await this.#mint(wanted.name, record, stage), stage, pending };
    } catch (error) {
      await this.#world.store.drop(stage);
      throw error;
    }
  }

  /** Keeps the record and, for every role of every service, credentials that lead here. */
  async #mint(name: string, record: SandboxRecord, stage: string): Promise<SandboxRecord> {
    const credentials: Record<string, Record<string, Credentials[string]>> = {};
    const keys: Record<string, string[]> = {};
    const making = new Sandbox(stage, record, this.#world);
    for (const service of this.services.values()) {
      credentials[service.name] = {};
      keys[service.name] = [];
      await making.transact(service.name, "", async (ctx) => {
        for (const role of Object.keys(rolesOf(service))) {
          const minted = await service.auth.mint(role, mintFor(name, service.name, role), ctx);
          if (!minted) continue;
          credentials[service.name] = { ...credentials[service.name], [role]: minted.credentials };
          keys[service.name]?.push(minted.key);
        }
      });
    }
    const kept = { ...record, credentials, keys };
    await this.#options.store.run(stage, (transaction) => transaction.table(sandboxTable).put(kept));
    return kept;
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
