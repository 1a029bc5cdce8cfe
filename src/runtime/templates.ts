import type { Instant } from "../core/instant.ts";
import type { Service } from "../core/service.ts";
import type { Row, Store } from "../core/store.ts";
import { generatorTable, seededWords } from "./generator.ts";
import type { Scenario } from "./scenario.ts";
import { loadScenario } from "./scenario-rows.ts";
import type { SettingsOf } from "./settings.ts";

/** What a sandbox starts from. */
export interface Situation {
  readonly scenarios: readonly Scenario[];
  readonly randomSeed: number;
  readonly now: Instant;
}

/** A sandbox that holds loaded scenarios and is only ever forked. */
interface Template {
  readonly name: string;
  readonly ready: Promise<void>;
  /** Whether what it holds hangs on the moment of loading. */
  readonly passing: boolean;
  users: number;
}

interface World {
  readonly store: Store;
  readonly services: ReadonlyMap<string, Service>;
  readonly settings: ReadonlyMap<string, SettingsOf>;
}

/** How many templates are kept of those that hang on a moment. */
const passingKept = 3;

/** Loads each situation once, however many ask for it at the same time. */
export class Templates {
  readonly #world: World;
  readonly #templates = new Map<string, Template>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Makes `sandbox` a fork of the situation's template. */
  async fork(situation: Situation, sandbox: string): Promise<void> {
    const template = this.#templateOf(situation);
    template.users += 1;
    try {
      await template.ready;
      await this.#world.store.fork(template.name, sandbox);
    } finally {
      template.users -= 1;
    }
    await this.#dropPassed();
  }

  #templateOf(situation: Situation): Template {
    const { scenarios, randomSeed, now } = situation;
    const passing = scenarios.some(({ relative }) => relative);
    const moment = passing ? now : "any time";
    const name = `~${scenarios.map((scenario) => `${scenario.service}/${scenario.name}`).join(" ")} ${randomSeed} ${moment}`;
    const known = this.#templates.get(name);
    if (known) return known;
    const ready = this.#load(name, situation).catch((error: unknown) => {
      this.#templates.delete(name);
      throw error;
    });
    const template = { name, ready, passing, users: 0 };
    this.#templates.set(name, template);
    return template;
  }

  async #load(name: string, { scenarios, randomSeed, now }: Situation): Promise<void> {
    const { store, services, settings } = this.#world;
    await store.create(name);
    try {
      const state: Row & { words: unknown } = { id: "state", words: seededWords(randomSeed) };
      await store.run(name, (transaction) => transaction.table(generatorTable).put(state));
      for (const scenario of scenarios) {
        const service = services.get(scenario.service);
        const dials = settings.get(scenario.service);
        if (service && dials) await loadScenario(scenario, { store, sandbox: name, service, now, settings: dials });
      }
    } catch (error) {
      await store.drop(name);
      throw error;
    }
  }

  /** The oldest templates that nobody will ask for again go. */
  async #dropPassed(): Promise<void> {
    const passed = [...this.#templates.values()].filter(({ passing, users }) => passing && users === 0);
    for (const { name } of passed.slice(0, Math.max(0, passed.length - passingKept))) {
      this.#templates.delete(name);
      await this.#world.store.drop(name);
    }
  }
}
