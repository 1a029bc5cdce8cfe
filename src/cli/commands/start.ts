import { join } from "node:path";
import { parseInstant } from "../../core/instant.ts";
import type { JournalEntry } from "../../runtime/journal.ts";
import { SandboxRefused } from "../../runtime/runtime.ts";
import { ScenarioRefused } from "../../runtime/scenario-refused.ts";
import { Simulator, type SimulatorOptions } from "../../simulator.ts";
import { type Command, read, type Terminal, Usage, wholeNumber } from "../command.ts";
import { effectLine, exchangeLine, startScreen } from "../screen.ts";

const options = {
  ephemeral: { type: "boolean" },
  data: { type: "string" },
  scenario: { type: "string", multiple: true },
  fixtures: { type: "string", multiple: true },
  port: { type: "string" },
  host: { type: "string" },
  clock: { type: "string" },
  "random-seed": { type: "string" },
  "public-url": { type: "string" },
  "require-sandbox": { type: "boolean" },
  "allow-host": { type: "string", multiple: true },
  "control-token": { type: "string" },
  strict: { type: "boolean" },
  quiet: { type: "boolean" },
  json: { type: "boolean" },
} as const;

const help = `stunt-double start: every service on its own port, until Ctrl-C

  --ephemeral              keep nothing between runs
  --data <folder>          keep the state there (./.stunt-double)
  --scenario <service/name> what the sandbox "default" begins with; repeatable
  --fixtures <folder>      a folder with scenarios of your own, <service>/<name>.yaml
  --port <n>               gateway on n, services on n+1 to n+5 (4100); 0 takes free ones
  --host <address>         listen there (127.0.0.1); beyond this machine it needs a control token
  --clock <instant>        freeze time there, e.g. 2026-11-22T10:00:00Z
  --random-seed <n>        another seed gives other ids and keys (1)
  --public-url <address>   what answers say instead of the address asked
  --require-sandbox        refuse requests that name no sandbox
  --allow-host <host>      let webhooks go there; repeatable
  --control-token <token>  what the control API asks for (STUNT_DOUBLE_CONTROL_TOKEN)
  --strict                 judge every exchange a second time, with express-openapi-validator
  --quiet                  no line per exchange
  --json                   one JSON object with the addresses, then one per exchange

Example: stunt-double start --scenario rank-math/mixed-book --clock 2026-11-22T10:00:00Z
`;

export const start: Command = {
  help,
  async run(args, terminal) {
    const { values, positionals } = read(args, options);
    if (positionals.length > 0) throw new Usage(`start takes no ${positionals[0]}`);
    const lines = lineWriter(terminal, values.quiet === true);
    const simulator = await created({
      ...simulatorOptions(values),
      onExchange: (entry) => lines(values.json ? JSON.stringify(exchangeJson(entry)) : exchangeLine(entry)),
      onEffect: (_sandbox, effect) => lines(values.json ? JSON.stringify({ effect }) : effectLine(effect)),
      onDefect: (error) => terminal.err(`defect: ${error instanceof Error ? error.stack : String(error)}\n`),
    });
    try {
      await simulator.listen();
    } catch (error) {
      await simulator.close();
      throw inWords(error);
    }
    terminal.out(values.json ? `${JSON.stringify(screenJson(simulator))}\n` : startScreen(simulator));
    await terminal.interrupted();
    await simulator.close();
    return 0;
  },
};

/** A scenario or setting that cannot be had is a call that cannot be followed. */
async function created(options: SimulatorOptions): Promise<Simulator> {
  try {
    return await Simulator.create(options);
  } catch (error) {
    const refused = error instanceof ScenarioRefused || error instanceof SandboxRefused;
    throw refused ? new Usage(error.message) : error;
  }
}

type Values = ReturnType<typeof read<typeof options>>["values"];

function simulatorOptions(values: Values): SimulatorOptions {
  const port = wholeNumber("port", values.port, [0, 65_530]);
  const randomSeed = wholeNumber("random-seed", values["random-seed"], [0, 0xffffffff]);
  const token = values["control-token"] ?? process.env.STUNT_DOUBLE_CONTROL_TOKEN;
  return {
    ...(values.ephemeral ? {} : { data: values.data ?? join(process.cwd(), ".stunt-double") }),
    scenarios: values.scenario ?? [],
    fixtures: values.fixtures ?? [],
    ...(port === undefined ? {} : { port }),
    ...(values.host === undefined ? {} : { host: values.host }),
    ...(values["public-url"] === undefined ? {} : { publicUrl: values["public-url"].replace(/\/$/, "") }),
    ...(values.clock === undefined ? {} : { clock: instant(values.clock) }),
    ...(randomSeed === undefined ? {} : { randomSeed }),
    requireSandbox: values["require-sandbox"] === true,
    allowedHosts: values["allow-host"] ?? [],
    ...(token ? { controlToken: token } : {}),
    strict: values.strict === true,
  };
}

function instant(text: string): string {
  const parsed = parseInstant(text);
  if (!parsed) throw new Usage(`--clock takes an instant such as 2026-11-22T10:00:00Z, not ${text}`);
  return parsed;
}

/** Lines are gathered and written together, so that answering never waits for the terminal. */
function lineWriter(terminal: Terminal, quiet: boolean): (line: string) => void {
  let waiting: string[] = [];
  return (line) => {
    if (quiet) return;
    if (waiting.length === 0) {
      setImmediate(() => {
        terminal.out(`${waiting.join("\n")}\n`);
        waiting = [];
      });
    }
    waiting.push(line);
  };
}

function exchangeJson({ n, at, service, operation, request, reply, rule, grade }: JournalEntry) {
  return { n, at, service, operation, method: request.method, path: request.path, status: reply.status, rule, grade };
}

const screenJson = ({ gateway, addresses }: Simulator) => ({
  gateway,
  control: `${gateway}/_control/v1`,
  services: Object.fromEntries(addresses.map(({ service, url }) => [service, url])),
});

/** Why the ports could not be opened: another address or port helps, so it is the call that is at fault. */
function inWords(error: unknown): Usage {
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE" && "port" in error) {
    return new Usage(`port ${error.port} is taken; choose another with --port, or --port 0 for free ones`);
  }
  return new Usage(error instanceof Error ? error.message : String(error));
}
