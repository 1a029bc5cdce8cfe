import { fromMillis, type Instant, toMillis } from "../core/instant.ts";
import type { Service } from "../core/service.ts";
import { type ClockState, machineTime, read } from "./clock.ts";
import { numbered } from "./effects/deliveries.ts";
import { dropMinted } from "./fork.ts";
import { mintFor } from "./mint.ts";
import { emptyRecord } from "./record.ts";
import { rolesOf } from "./roles.ts";
import { type Credentials, recordIn, Sandbox, type SandboxRecord, type ScenarioText, type World } from "./sandbox.ts";
import { SandboxRefused } from "./sandbox-refused.ts";
import { type Asked, chosenScenarios } from "./scenario/choice.ts";
import type { ScenarioLibrary } from "./scenario/library.ts";
import { over } from "./scenario/load.ts";
import { type Mistake, type Note, ScenarioRefused } from "./scenario/refused.ts";
import type { Scenario } from "./scenario/scenario.ts";
import type { ServiceSettings } from "./settings.ts";
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

export interface Plan {
  readonly record: SandboxRecord;
  /** A loaded copy that waits to become the sandbox. */
  readonly stage: string;
}

export interface Beginning {
  readonly world: World;
  readonly scenarios: ScenarioLibrary;
  readonly randomSeed: number;
  readonly clock: ClockState | undefined;
}

const ownClock = (scenarios: readonly Scenario[]): ClockState | undefined =>
  scenarios.find(({ clock }) => clock)?.clock;

/**
 * The moment from which offsets count. On a clock that goes it is the second that has begun, so that whoever asks within it
 * shares what was loaded; scenarios that count in less than seconds are loaded to the millisecond.
 */
function momentOfLoading(scenarios: readonly Scenario[], clock: ClockState, machineNow: number): Instant {
  const now = read(clock, machineNow);
  const exact = "frozen" in clock || scenarios.some(({ precise }) => precise);
  return exact ? now : fromMillis(Math.floor(toMillis(now) / 1000) * 1000);
}

/** Makes what sandboxes begin with. */
export class Making {
  readonly services: ReadonlyMap<string, Service>;
  readonly scenarios: ScenarioLibrary;
  readonly #options: Beginning;
  readonly #world: World;
  readonly #templates: Templates;
  /** How many scenarios were checked. */
  #checked = 0;

  constructor(options: Beginning) {
    this.#options = options;
    this.#world = options.world;
    this.services = options.world.services;
    this.scenarios = options.scenarios;
    this.#templates = new Templates(options.world);
  }

  /** Everything a sandbox needs, checked, loaded and minted in a stage of its own; nothing is in force yet. */
  async plan(wanted: NewSandbox): Promise<Plan> {
    const randomSeed = wanted.randomSeed ?? this.#options.randomSeed;
    const given = wanted.settings ?? {};
    for (const [service, settings] of Object.entries(given)) {
      if (!this.services.has(service)) throw new SandboxRefused("invalid", `no service ${service}`);
      this.#world.settings.get(service)?.with(settings);
    }
    const asked = { scenarios: wanted.scenarios ?? [], ...(wanted.file ? { file: wanted.file } : {}) };
    const scenarios = chosenScenarios(asked, this.scenarios, this.services);
    const clock = wanted.clock ?? this.#clockFor(scenarios);
    const now = momentOfLoading(scenarios, clock, this.#world.machine.now());
    const stage = `~next ${wanted.name}`;
    const loaded = await this.#templates.fork({ scenarios, randomSeed, now, settings: given }, stage);
    const settings = over(loaded.settings, given);
    const { faults, notes } = loaded;
    const deliveries = numbered(loaded.deliveries);
    const empty = emptyRecord({ settings, clock, randomSeed });
    const record: SandboxRecord = { ...empty, ...asked, faults, notes, deliveries };
    try {
      return { record: await this.mint(wanted.name, record, stage), stage };
    } catch (error) {
      await this.#world.store.drop(stage);
      throw error;
    }
  }

  /** Makes a copy of another sandbox's state into one with credentials of its own. */
  async adopt(name: string, stage: string): Promise<Plan> {
    const { store } = this.#world;
    try {
      await dropMinted(store, stage, this.services.values());
      const kept = recordIn(await store.run(stage, (transaction) => transaction.table(sandboxTable).get("record")));
      if (!kept) throw new Error(`${stage} has no record`);
      const record = { ...kept, credentials: {}, keys: {} };
      return { record: await this.mint(name, record, stage), stage };
    } catch (error) {
      await store.drop(stage);
      throw error;
    }
  }

  /** The clock that the scenarios bring along themselves. */
  clockOf(asked: Asked): ClockState | undefined {
    return ownClock(chosenScenarios(asked, this.scenarios, this.services));
  }

  /** Judges a scenario's text, loads it on a stage of its own and drops that. */
  async check(file: ScenarioText): Promise<{ mistakes: readonly Mistake[]; notes: readonly Note[] }> {
    this.#checked += 1;
    const stage = `~check ${this.#checked}`;
    try {
      const scenarios = chosenScenarios({ scenarios: [], file }, this.scenarios, this.services);
      const now = momentOfLoading(scenarios, this.#clockFor(scenarios), this.#world.machine.now());
      const situation = { scenarios, randomSeed: this.#options.randomSeed, now, settings: {} };
      const { notes } = await this.#templates.fork(situation, stage);
      await this.#world.store.drop(stage);
      return { mistakes: [], notes: notes.filter((note) => note.file === file.name) };
    } catch (error) {
      if (error instanceof ScenarioRefused) return { mistakes: error.mistakes, notes: [] };
      throw error;
    }
  }

  #clockFor(scenarios: readonly Scenario[]): ClockState {
    return ownClock(scenarios) ?? this.#options.clock ?? machineTime;
  }

  /** Keeps the record and, for every role of every service, credentials that lead here. */
  async mint(name: string, record: SandboxRecord, stage: string): Promise<SandboxRecord> {
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
    await this.#world.store.run(stage, (transaction) => transaction.table(sandboxTable).put(kept));
    return kept;
  }
}
