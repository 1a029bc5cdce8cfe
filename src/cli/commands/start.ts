import { resolve } from "node:path";
import type { Simulator } from "../../simulator.ts";
import { command } from "../command.ts";
import { lineWriter } from "../lines.ts";
import { refuseTaken } from "../ports.ts";
import { exchangeJson, screenJson, startScreen } from "../screen.ts";
import { beginning, created, inWords, simulatorOptions } from "../simulating.ts";
import { effectLine, exchangeLine } from "../traffic.ts";

const flags = {
  ephemeral: { type: "boolean", says: "keep nothing between runs", configured: "ephemeral" },
  data: {
    type: "string",
    value: "<folder>",
    says: "keep the state there (./.stunt-double)",
    environment: "STUNT_DOUBLE_DATA",
    configured: "data",
  },
  port: {
    type: "string",
    value: "<n>",
    says: "gateway on n, services on n+1 to n+5 (4100); 0 takes free ones",
    environment: "STUNT_DOUBLE_PORT",
    configured: "port",
  },
  host: {
    type: "string",
    value: "<address>",
    says: "listen there (127.0.0.1); beyond this machine it needs a control token",
    environment: "STUNT_DOUBLE_HOST",
    configured: "host",
  },
  ...beginning,
  quiet: { type: "boolean", says: "no line per exchange", configured: "quiet" },
  json: { type: "boolean", says: "one JSON object with the addresses, then one per exchange" },
} as const;

export const start = command({
  name: "start",
  says: "every service on its own port, until Ctrl-C",
  flags,
  examples: [
    "start",
    "start --scenario rank-math/mixed-book --clock 2026-11-22T10:00:00Z",
    "start --ephemeral --port 0 --service rank-math",
  ],
  async run({ values, terminal }) {
    const lines = lineWriter(terminal, values.quiet === true);
    const stop = new AbortController();
    const data = values.ephemeral ? undefined : resolve(terminal.folder, values.data ?? ".stunt-double");
    const options = await simulatorOptions(values, terminal);
    await refuseTaken(options);
    const simulator = await created({
      ...options,
      ...(data === undefined ? {} : { data }),
      onExchange: (entry) => lines(values.json ? JSON.stringify(exchangeJson(entry)) : exchangeLine(entry)),
      onEffect: (_sandbox, effect) => lines(values.json ? JSON.stringify({ effect }) : effectLine(effect)),
      onDefect: (error) => terminal.err(`defect: ${error instanceof Error ? error.stack : String(error)}\n`),
      onStop: () => stop.abort(),
    });
    await listening(simulator);
    terminal.out(values.json ? `${JSON.stringify(screenJson(simulator))}\n` : startScreen(simulator, terminal.folder));
    await Promise.race([terminal.interrupted(), aborted(stop.signal)]);
    await simulator.close();
    return 0;
  },
});

async function listening(simulator: Simulator): Promise<void> {
  try {
    await simulator.listen();
  } catch (error) {
    await simulator.close();
    throw inWords(error, simulator.options.host);
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((done) => signal.addEventListener("abort", () => done(), { once: true }));
