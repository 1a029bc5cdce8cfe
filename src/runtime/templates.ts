import { hash } from "../core/crypto.ts";
import { canonicalJson } from "./hash.ts";
import type { World } from "./sandbox.ts";
import { type Loaded, loadSituation, type Situation } from "./scenario-load.ts";

/** A sandbox that holds loaded scenarios and is only ever forked. */
interface Template {
  readonly name: string;
  readonly ready: Promise<Loaded>;
  /** Whether what it holds hangs on the moment of loading. */
  readonly passing: boolean;
  users: number;
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
  async fork(situation: Situation, sandbox: string): Promise<Loaded> {
    const template = this.#templateOf(situation);
    template.users += 1;
    try {
      const loaded = await template.ready;
      await this.#world.store.fork(template.name, sandbox);
      return loaded;
    } finally {
      template.users -= 1;
      await this.#dropPassed();
    }
  }

  #templateOf(situation: Situation): Template {
    const { scenarios, randomSeed, now, settings } = situation;
    const passing = scenarios.some((scenario) => scenario.passing);
    const moment = passing ? [now, settings] : "any time";
    const parts = [scenarios.map(({ identity }) => identity), randomSeed, moment];
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

  /** The oldest templates that nobody will ask for again go. */
  async #dropPassed(): Promise<void> {
    const passed = [...this.#templates.values()].filter(({ passing, users }) => passing && users === 0);
    for (const { name } of passed.slice(0, Math.max(0, passed.length - passingKept))) {
      this.#templates.delete(name);
      await this.#world.store.drop(name);
    }
  }
}
