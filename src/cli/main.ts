#!/usr/bin/env node
import { version } from "../package.ts";
import { type Command, Usage } from "./command.ts";

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

async function main([name = "--help", ...args]: readonly string[]): Promise<number> {
  if (name === "--help" || name === "-h" || name === "help") return print(help);
  if (name === "--version" || name === "version") return print(`${version}\n`);
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) throw new Usage(`no command ${name}; there are ${Object.keys(commands).join(", ")}`);
  const command = await load();
  return args.includes("--help") || args.includes("-h") ? print(command.help) : command.run(args);
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const usage = error instanceof Usage || (error instanceof Error && error.name === "ConfigurationError");
  process.stderr.write(`stunt-double: ${error instanceof Error ? error.message : String(error)}\n`);
  if (!usage && process.env.STUNT_DOUBLE_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  process.exitCode = usage ? 2 : 3;
}
