import type { components } from "../../openapi/control/types.ts";
import type { Simulator, SimulatorOptions } from "../simulator.ts";
import { withApplicationNames } from "./application-names.ts";
import { runChild } from "./child.ts";
import type { Configuration } from "./configuration.ts";
import { clientAt } from "./connect.ts";
import { privateSimulator } from "./simulating.ts";
import type { Terminal } from "./terminal.ts";

export type Guess = components["schemas"]["Guesses"]["guesses"][number];
type Turned = NonNullable<SimulatorOptions["settings"]>;

interface Performance {
  readonly options: SimulatorOptions;
  readonly sandbox: string;
  readonly words: readonly string[];
  readonly quiet: boolean;
  /** Asks afterwards what callers relied on. */
  readonly curious: boolean;
  /** Somebody wanted us to end. */
  stopped(): boolean;
  readonly terminal: Terminal;
  readonly configuration: Configuration;
}

export interface Played {
  readonly code: number;
  /** False when it was called off before the command began. */
  readonly played: boolean;
  /** What callers relied on, in every sandbox that was left. */
  readonly guesses: readonly Guess[];
}

/** One command that can be played again and again, each time against a new simulator that is gone afterwards. */
export class Stage {
  readonly terminal: Terminal;
  readonly #performance: Performance;

  constructor(performance: Performance) {
    this.#performance = performance;
    this.terminal = performance.terminal;
  }

  stopped(): boolean {
    return this.#performance.stopped();
  }

  /** Plays it with these settings turned, in every sandbox that does not say otherwise itself. */
  async play(settings: Turned = {}): Promise<Played> {
    const { options, words, quiet, curious, terminal } = this.#performance;
    const simulator = await privateSimulator({
      ...options,
      settings,
      onDefect: (error) => terminal.err(`defect: ${error instanceof Error ? error.stack : String(error)}\n`),
    });
    try {
      const environment = { ...terminal.environment, ...(await this.#names(simulator)) };
      if (this.stopped()) return { code: 0, played: false, guesses: [] };
      const { folder } = terminal;
      const hear = { onSignal: terminal.onSignal.bind(terminal), err: terminal.err.bind(terminal) };
      const code = await runChild({ words, folder, environment, quiet, ...hear });
      return { code, played: true, guesses: curious ? await this.#guesses(simulator) : [] };
    } finally {
      await simulator.close();
    }
  }

  async #names(simulator: Simulator): Promise<Readonly<Record<string, string>>> {
    const { sandbox, options, configuration } = this.#performance;
    if (sandbox !== "default") await simulator.runtime.create({ name: sandbox, scenarios: options.scenarios ?? [] });
    const variables = await namesIn(simulator, sandbox);
    const token = options.controlToken === undefined ? {} : { STUNT_DOUBLE_CONTROL_TOKEN: options.controlToken };
    return { ...withApplicationNames(variables, configuration), ...token, ...simulator.trustVariables() };
  }

  async #guesses(simulator: Simulator): Promise<readonly Guess[]> {
    const client = clientAt(simulator.gateway, simulator.options.controlToken, simulator.authority);
    const found: Guess[] = [];
    for (const sandbox of simulator.runtime.names())
      found.push(...(await client.call("readGuesses", { path: { sandbox } })).guesses);
    return found;
  }
}

/** Asked without the control API, since Express takes longer to load than most commands to run. */
async function namesIn(simulator: Simulator, sandbox: string): Promise<Readonly<Record<string, string>>> {
  const { variablesOf } = await import("../control/operations/info.ts");
  return variablesOf(sandbox, simulator.controlContext());
}
