import type { Service } from "../core/service.ts";
import { type ClockState, machineTime, read } from "./clock.ts";
import { dropMinted } from "./fork.ts";
import { mintFor } from "./mint.ts";
import { rolesOf } from "./roles.ts";
import { type Credentials, isRecord, Sandbox, type SandboxRecord, type World } from "./sandbox.ts";
import type { Scenario, ScenarioLibrary } from "./scenario.ts";
import type { ServiceSettings } from "./settings.ts";
import { Templates } from "./templates.ts";
import { sandboxTable } from "./transaction.ts";

export interface NewSandbox {
  readonly name: string;
  readonly scenarios?: readonly string[];
  readonly settings?: Readonly<Record<string, ServiceSettings>>;
  readonly randomSeed?: number;
  readonly clock?: ClockState;
}

/** A name, scenario or setting that cannot be had; nothing was changed. */
export class SandboxRefused extends Error {
  readonly reason: "unknown" | "taken" | "invalid";
  constructor(reason: "unknown" | "taken" | "invalid", message: string) {
    super(message);
    this.reason = reason;
  }
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

/** Makes what sandboxes begin with. */
export class Making {
  readonly services: ReadonlyMap<string, Service>;
  readonly scenarios: ScenarioLibrary;
  readonly #options: Beginning;
  readonly #world: World;
  readonly #templates: Templates;

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
    const situations = this.#situations(wanted.scenarios ?? []);
    for (const [service, settings] of Object.entries(wanted.settings ?? {})) {
      if (!this.services.has(service)) throw new SandboxRefused("invalid", `no service ${service}`);
      this.#world.settings.get(service)?.with(settings);
    }
    const clock = wanted.clock ?? situations.find(({ clock: own }) => own)?.clock ?? this.#options.clock ?? machineTime;
    const now = read(clock, this.#world.machine.now());
    const stage = `~next ${wanted.name}`;
    await this.#templates.fork({ scenarios: situations, randomSeed, now }, stage);
    const settings = Object.fromEntries(
      situations.map((scenario) => [
        scenario.service,
        { ...scenario.settings, ...wanted.settings?.[scenario.service] },
      ]),
    );
    const beginning = {
      settings: Object.fromEntries(Object.entries(settings).filter(([, own]) => Object.keys(own).length > 0)),
      clock,
    };
    const record: SandboxRecord = {
      id: "record",
      scenarios: wanted.scenarios ?? [],
      beginning,
      ...beginning,
      randomSeed,
      faults: situations.flatMap((scenario) => scenario.faults),
      credentials: {},
      keys: {},
    };
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
      const kept = await store.run(stage, (transaction) => transaction.table(sandboxTable).get("record"));
      if (!isRecord(kept)) throw new Error(`${stage} has no record`);
      const record = { ...kept, credentials: {}, keys: {} };
      return { record: await this.mint(name, record, stage), stage };
    } catch (error) {
      await store.drop(stage);
      throw error;
    }
  }

  /** The scenario of each service: the one asked for, or its default. */
  #situations(asked: readonly string[]): Scenario[] {
    const named = new Map(asked.map((name) => [name.split("/")[0] ?? name, name]));
    if (named.size < asked.length)
      throw new SandboxRefused("invalid", `a service has one scenario; asked for: ${asked.join(", ")}`);
    for (const service of named.keys()) {
      if (!this.services.has(service))
        throw new SandboxRefused("invalid", `no service ${service}, asked for by scenario ${named.get(service)}`);
    }
    return [...this.services.keys()].map((service) =>
      this.scenarios.read(service, named.get(service)?.slice(service.length + 1) ?? "default"),
    );
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
