import { version } from "../package.ts";
import { type Command, type Terminal, Usage } from "./command.ts";

/** Loaded when they are called, so that `start` does not wait for what only `conform` needs. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import("./start.ts")).start,
  conform: async () => (await import("./conform.ts")).conform,
  mutants: async () => (await import("./mutants.ts")).mutants,
};

const help = `stunt-double ${version}: stands in for vendor APIs on this machine

  stunt-double start                       every service on its own port, until Ctrl-C
  stunt-double conform <service>           judge this simulator, or --url <address>, or --target <file>
  stunt-double mutants <service>           break every rule once and see whether the suite notices

  stunt-double <command> --help            what a command takes
`;

/** Runs a command line; answers the exit code, 2 for what cannot be understood and 3 for what cannot be done. */
export async function runCommand(words: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await run(words, terminal);
  } catch (error) {
    const usage = error instanceof Usage || (error instanceof Error && error.name === "ConfigurationError");
    terminal.err(`stunt-double: ${error instanceof Error ? error.message : String(error)}\n`);
    if (!usage && process.env.STUNT_DOUBLE_DEBUG && error instanceof Error) terminal.err(`${error.stack}\n`);
    return usage ? 2 : 3;
  }
}

async function run([name = "--help", ...args]: readonly string[], terminal: Terminal): Promise<number> {
  const print = (text: string): number => {
    terminal.out(text);
    return 0;
  };
  if (name === "--help" || name === "-h" || name === "help") return print(help);
  if (name === "--version" || name === "version") return print(`${version}\n`);
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) throw new Usage(`no command ${name}; there are ${Object.keys(commands).join(", ")}`);
  const command = await load();
  return args.includes("--help") || args.includes("-h") ? print(command.help) : command.run(args, terminal);
}
