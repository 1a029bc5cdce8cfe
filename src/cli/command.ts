import { closest } from "../core/closest.ts";
import { type Configuration, configurationAround, noConfiguration } from "./configuration.ts";
import { type AnyValues, type Flags, read, type Values } from "./flags.ts";
import { type Described, groupHelp, helpOf } from "./help.ts";
import { type Terminal, Usage } from "./terminal.ts";

/** One word of the command line. */
export interface Command {
  readonly help: string;
  /** The words of a group, each a command. */
  readonly words?: readonly string[];
  /** Answers the exit code. */
  run(args: readonly string[], terminal: Terminal): Promise<number>;
}

/** A call of a command, read and judged. */
export interface Call<Known extends Flags> {
  readonly values: Values<Known>;
  /** The same, whatever the command. */
  readonly said: AnyValues;
  readonly positionals: readonly string[];
  /** What stands behind `--`. */
  readonly behind: readonly string[];
  readonly terminal: Terminal;
  readonly configuration: Configuration;
}

interface Definition<Known extends Flags> extends Described {
  readonly flags: Known;
  /** Other words that may stand behind `--`. */
  readonly behind?: string;
  /** Runs in spite of a configuration that is refused; for what judges it. */
  readonly lenient?: boolean;
  run(call: Call<Known>): Promise<number>;
}

/** A command from its description: help, flags, and how many words it takes follow from it. */
export function command<const Known extends Flags>(definition: Definition<Known>): Command {
  const { name, takes = [], flags } = definition;
  const everyFlag = { ...flags, ...general };
  return {
    help: helpOf({ ...definition, flags: everyFlag }),
    async run(args, terminal) {
      const end = definition.behind !== undefined && args.includes("--") ? args.indexOf("--") : args.length;
      const own = args.slice(0, end);
      const configuration = await configurationAround(own, terminal).catch((error: unknown) => {
        if (definition.lenient) return noConfiguration;
        throw error;
      });
      const around = { environment: terminal.environment, configured: configuration.values };
      const { values, positionals } = read(own, everyFlag, around);
      const behind = args.slice(end + 1);
      if (definition.behind !== undefined && (behind.length === 0 || positionals.length > 0))
        throw new Usage(
          `${name} needs a command behind --: stunt-double ${name} -- ${positionals.join(" ") || definition.behind}`,
        );
      refuseMiscounted(name, takes, positionals);
      return definition.run({
        values,
        said: values,
        positionals,
        behind,
        terminal,
        configuration,
      });
    },
  };
}

/** What every command takes; `--help` is answered before. */
const general = {
  config: {
    type: "string",
    value: "<file>",
    says: "configuration (./stunt-double.config.yaml or .json)",
    environment: "STUNT_DOUBLE_CONFIG",
  },
} as const satisfies Flags;

function refuseMiscounted(name: string, takes: readonly string[], given: readonly string[]): void {
  const needed = takes.filter((word) => word.startsWith("<"));
  const missing = needed[given.length];
  if (missing !== undefined) throw new Usage(`${name} needs ${missing}: stunt-double ${name} ${takes.join(" ")}`);
  const open = takes.some((word) => word.includes("…"));
  if (!open && given.length > takes.length) throw new Usage(`${name} takes no ${given[takes.length]}`);
}

interface Group {
  readonly name: string;
  readonly says: string;
  readonly commands: Readonly<Record<string, Command>>;
  /** What the group's name alone does. */
  readonly usual?: string;
}

/** A word that is followed by another: `clock advance`. */
export function group({ name, says, commands, usual }: Group): Command {
  const words = Object.keys(commands);
  return {
    words,
    help: groupHelp({ name, says, commands, ...(usual === undefined ? {} : { usual }) }),
    async run([word, ...rest], terminal) {
      const named = word !== undefined && Object.hasOwn(commands, word) ? commands[word] : undefined;
      if (named) return runOrHelp(named, rest, terminal);
      const falls = usual !== undefined && (word === undefined || word.startsWith("-")) ? commands[usual] : undefined;
      if (falls) return falls.run(word === undefined ? [] : [word, ...rest], terminal);
      if (word === undefined || word.startsWith("-")) throw new Usage(`${name} needs one of ${words.join(", ")}`);
      throw new Usage(`no command ${name} ${word}; ${meant(word, words, (one) => `${name} ${one}`)}`);
    },
  };
}

/** `did you mean clock?`, or all there is. */
export function meant(word: string, words: readonly string[], shown = (one: string) => one): string {
  const found = closest(word, words);
  return found === undefined ? `there are ${words.join(", ")}` : `did you mean ${shown(found)}?`;
}

/** `--help` stands in front of a group's next word, and anywhere before `--` in a command. */
export async function runOrHelp(named: Command, args: readonly string[], terminal: Terminal): Promise<number> {
  const end = args.includes("--") ? args.indexOf("--") : args.length;
  const asked = args.slice(0, named.words ? 1 : end).some((word) => word === "--help" || word === "-h");
  if (!asked) return named.run(args, terminal);
  terminal.out(named.help);
  return 0;
}
