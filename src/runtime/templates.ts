import { hash } from "../core/crypto.ts";
import { canonicalJson } from "./hash.ts";
import type { World } from "./sandbox.ts";
import { type Loaded, loadSituation, type Situation } from "./scenario/load.ts";

/** A sandbox that holds loaded scenarios and is only ever forked. */
interface Template {
  readonly name: string;
  readonly ready: Promise<Loaded>;
  /** Whether what it holds hangs on the moment of loading. */
  readonly passing: boolean;
  users: number;
}

/** How many templates are kept that hang on a moment, and of the others: whoever hands in texts has no end of them. */
const kept = { passing: 3, lasting: 100 } as const;

/** Loads each situation once, however many ask for it at the same time. */
export class Templates {
  readonly #world: World;
  readonly #templates = new Map<string, Template>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Makes `sandbox` a fork of the situation's template. */
  async fork(situation: Situation, sandbox: string): Promise<Loaded> {
    const template = this.#templateOf(situation);
    template.users += 1;
    this.#templates.delete(template.name);
    this.#templates.set(template.name, template);
    try {
      const loaded = await template.ready;
      await this.#world.store.fork(template.name, sandbox);
      return loaded;
    } finally {
      template.users -= 1;
      await this.#dropOldest();
    }
  }

  #templateOf(situation: Situation): Template {
    const { scenarios, randomSeed, now, settings } = situation;
    const passing = scenarios.some((scenario) => scenario.passing);
    const moment = passing ? now : "any time";
    const parts = [scenarios.map(({ identity }) => identity), randomSeed, settings, moment];
    const name = `~template ${hash("sha256", canonicalJson(parts)).slice(0, 32)}`;
    const known = this.#templates.get(name);
    if (known) return known;
    const ready = loadSituation(situation, name, this.#world).catch((error: unknown) => {
      this.#templates.delete(name);
      throw error;
    });
    const template = { name, ready, passing, users: 0 };
    this.#templates.set(name, template);
    return template;
  }

  /** Those go that were not asked for the longest. */
  async #dropOldest(): Promise<void> {
    const unused = [...this.#templates.values()].filter(({ users }) => users === 0);
    const passing = unused.filter((template) => template.passing).slice(0, -kept.passing);
    const lasting = unused.filter((template) => !template.passing).slice(0, -kept.lasting);
    for (const { name } of [...passing, ...lasting]) this.#templates.delete(name);
    for (const { name } of [...passing, ...lasting]) await this.#world.store.drop(name);
  }
}
