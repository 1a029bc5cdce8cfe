import type { ControlFailure } from "../control/client.ts";
import { version } from "../package.ts";
import { type Command, meant, runOrHelp } from "./command.ts";
import { asJson, columns } from "./print.ts";
import { Refused, type Terminal, Unreachable, Usage } from "./terminal.ts";

/** Loaded when they are called, so that `start` does not wait for what only `conform` needs. */
const commands: Readonly<Record<string, readonly [says: string, load: () => Promise<Command>]>> = {
  start: ["every service on its own port, until Ctrl-C", async () => (await import("./commands/start.ts")).start],
  stop: ["end the running one", async () => (await import("./commands/stop.ts")).stop],
  exec: [
    "run a command against one of its own, and leave nothing behind",
    async () => (await import("./commands/exec.ts")).exec,
  ],
  env: ["addresses and keys for your shell", async () => (await import("./commands/env.ts")).env],
  doctor: ["what could be in the way, and what helps", async () => (await import("./commands/doctor.ts")).doctor],
  call: ["one operation, signed, with the fields you name", async () => (await import("./commands/call.ts")).call],
  why: ["why an answer was as it was", async () => (await import("./commands/why.ts")).why],
  guesses: ["which of our guesses your callers rely on", async () => (await import("./commands/guesses.ts")).guesses],
  journal: ["what was asked and answered", async () => (await import("./commands/journal.ts")).journal],
  outbox: ["webhooks, e-mails and jobs", async () => (await import("./commands/outbox.ts")).outbox],
  mail: ["e-mails with their codes and links", async () => (await import("./commands/mail.ts")).mail],
  clock: ["show and move time", async () => (await import("./commands/clock.ts")).clock],
  fault: ["fail on purpose, in the vendor's words", async () => (await import("./commands/fault.ts")).fault],
  panel: ["do what only the vendor's back office can", async () => (await import("./commands/panel.ts")).panel],
  settings: ["dials for what nobody knows", async () => (await import("./commands/settings.ts")).settings],
  rows: ["look at what is stored, and change it", async () => (await import("./commands/rows.ts")).rows],
  sandbox: ["isolated copies of all state", async () => (await import("./commands/sandbox.ts")).sandbox],
  scenario: ["prepared situations", async () => (await import("./commands/scenario.ts")).scenario],
  snapshot: ["keep a state, and come back to it", async () => (await import("./commands/snapshot.ts")).snapshot],
  reset: ["a sandbox back to its scenario", async () => (await import("./commands/reset.ts")).reset],
  conform: ["judge this simulator, or any implementation", async () => (await import("./commands/conform.ts")).conform],
  webhooks: ["try your own receiver of webhooks", async () => (await import("./commands/webhooks.ts")).webhooks],
  hooks: [
    "what a target serves so that more cases can be judged",
    async () => (await import("./commands/hooks.ts")).hooks,
  ],
  coverage: ["how much of a contract the suite shows", async () => (await import("./commands/coverage.ts")).coverage],
  rules: ["every rule, its cases and its mutants", async () => (await import("./commands/rules.ts")).rules],
  mutants: [
    "break every rule once and see whether the suite notices",
    async () => (await import("./commands/mutants.ts")).mutants,
  ],
  mock: ["the contract's examples as answers, by Prism", async () => (await import("./commands/mock.ts")).mock],
  proxy: ["Prism judges an implementation from outside", async () => (await import("./commands/proxy.ts")).proxy],
};

export const commandNames: readonly string[] = Object.keys(commands);

const help = (): string => `stunt-double ${version}: stands in for vendor APIs on this machine

${columns(
  Object.entries(commands).map(([name, [says]]) => [name, says]),
  "  stunt-double ",
)}
  stunt-double <command> --help   what a command takes

Flags come before variables of the environment (STUNT_DOUBLE_PORT), these before stunt-double.config.yaml.
Exit codes: 0 done · 1 refused · 2 wrong input: usage, names, files, configuration · 3 no Stunt Double there
`;

/** Runs a command line; answers the exit code, 2 for what cannot be understood and 3 for what cannot be done. */
export async function runCommand(words: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await run(words, terminal);
  } catch (error) {
    const { message, code, json } = await failureOf(error);
    terminal.err(`stunt-double: ${message}\n`);
    const end = words.includes("--") ? words.indexOf("--") : words.length;
    if (words.slice(0, end).includes("--json")) terminal.out(asJson(json ?? { error: message }));
    if (code === 3 && terminal.environment.STUNT_DOUBLE_DEBUG && error instanceof Error)
      terminal.err(`${error.stack}\n`);
    return code;
  }
}

interface Failure {
  readonly message: string;
  readonly code: number;
  /** What `--json` says of a refusal. */
  readonly json?: unknown;
}

async function failureOf(error: unknown): Promise<Failure> {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof Usage || (error instanceof Error && error.name === "ConfigurationError"))
    return { message, code: 2 };
  if (error instanceof Unreachable) return { message, code: 3 };
  if (error instanceof Refused) return { message, code: 1 };
  const { ControlFailure } = await import("../control/client.ts");
  if (!(error instanceof ControlFailure)) return { message, code: 3 };
  return refusal(error);
}

/** What the control API said no to; a missing token is ours to configure. */
function refusal({ status, message, field, remedy, mistakes }: ControlFailure): Failure {
  if (status === 401)
    return { message: `${message}: give it with --control-token or STUNT_DOUBLE_CONTROL_TOKEN`, code: 2 };
  const where = field === undefined || message.includes(field) ? "" : `${field}: `;
  const told = typed(`${where}${message}${remedy && !message.includes(remedy) ? `; ${remedy}` : ""}`);
  const listed = mistakes.map((one) => [`${one.file}:${one.line}:${one.column}`, one.field, one.problem, one.remedy]);
  const json = {
    error: message,
    ...(field ? { field } : {}),
    ...(remedy ? { remedy } : {}),
    ...(mistakes.length > 0 ? { mistakes } : {}),
  };
  return {
    message: mistakes.length > 0 ? `refused, and nothing was changed\n${columns(listed, "  ")}`.trimEnd() : told,
    code: status >= 500 ? 3 : status === 409 ? 1 : 2,
    json,
  };
}

/** What the control API calls by its operations, as somebody types it. */
const asTyped: Readonly<Record<string, string>> = {
  readJournal: "stunt-double journal",
  readOutbox: "stunt-double outbox",
  readRows: "stunt-double rows list",
  listFaults: "stunt-double fault",
  listDeliveryPlans: "stunt-double outbox plan",
  listPanelActions: "stunt-double panel list",
  setClock: "stunt-double clock set",
};

const typed = (text: string): string => text.replace(/\b[a-z]+[A-Z]\w+\b/g, (word) => asTyped[word] ?? word);

async function run([name = "--help", ...args]: readonly string[], terminal: Terminal): Promise<number> {
  const print = (text: string): number => {
    terminal.out(text);
    return 0;
  };
  if (name === "--version" || name === "version") return print(`${version}\n`);
  if (name === "--help" || name === "-h") return print(help());
  if (name === "help") return args[0] === undefined ? print(help()) : run([...args, "--help"], terminal);
  const [, load] = (Object.hasOwn(commands, name) ? commands[name] : undefined) ?? [];
  if (!load) throw new Usage(`no command ${name}; ${meant(name, commandNames)}`);
  return runOrHelp(await load(), args, terminal);
}
