import { parseArgs } from "node:util";
import { closest } from "../core/closest.ts";
import { type Terminal, Usage } from "./terminal.ts";

/** One flag of a command. Where it is not given, the environment is asked, then the configuration file. */
export interface Flag {
  readonly type: "string" | "boolean";
  readonly multiple?: boolean;
  readonly short?: string;
  /** What stands behind it in the help: `<n>`. */
  readonly value?: string;
  readonly says: string;
  /** A variable of the environment; several values are separated by commas. */
  readonly environment?: string;
  /** A key of the configuration file. */
  readonly configured?: string;
}

export type Flags = Readonly<Record<string, Flag>>;

/** What the configuration file says, by key; paths are absolute already. */
export type Configured = Readonly<Record<string, unknown>>;

type Said<One extends Flag> = One extends { readonly multiple: true }
  ? readonly string[]
  : One extends { readonly type: "boolean" }
    ? boolean
    : string;

/** What was said for each flag; undefined where nothing was. */
export type Values<Known extends Flags> = { readonly [Name in keyof Known]: Said<Known[Name]> | undefined };

interface Read<Known extends Flags> {
  readonly values: Values<Known>;
  readonly positionals: readonly string[];
}

/** The same of a command that is not known. */
export type AnyValues = Readonly<Record<string, unknown>>;

interface Around {
  readonly environment?: Terminal["environment"];
  readonly configured?: Configured;
}

/** Reads flags: the command line before the environment before the configuration file. What is unknown is a `Usage`. */
export function read<Known extends Flags>(args: readonly string[], flags: Known, around?: Around): Read<Known>;
export function read(
  args: readonly string[],
  flags: Flags,
  { environment = {}, configured = {} }: Around = {},
): { readonly values: object; readonly positionals: readonly string[] } {
  const { given, denied, rest } = scanned(args, flags);
  const inherited = Object.entries(flags)
    .filter(([name]) => !given.has(name) && !denied.has(name))
    .flatMap(([name, flag]) => inheritedWords(name, flag, { environment, configured }));
  try {
    return parseArgs({ args: [...inherited, ...rest], options: flags, allowPositionals: true, strict: true });
  } catch (error) {
    throw new Usage(inWords(error, flags));
  }
}

/** Which flags stand on the command line, and `--no-<flag>`, which takes back what the configuration says. */
function scanned(args: readonly string[], flags: Flags) {
  const isDenial = (word: string) => word.startsWith("--no-") && flags[word.slice(5)]?.type === "boolean";
  const end = args.indexOf("--") === -1 ? args.length : args.indexOf("--");
  const denials = args.filter((word, i) => i < end && isDenial(word));
  const rest = args.filter((word, i) => i >= end || !isDenial(word));
  const { tokens } = parseArgs({
    args: [...rest],
    options: flags,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const given = new Set(tokens.flatMap((token) => (token.kind === "option" ? [token.name] : [])));
  return { given, denied: new Set(denials.map((word) => word.slice(5))), rest };
}

function inheritedWords(name: string, flag: Flag, { environment = {}, configured = {} }: Around): string[] {
  const said = flag.environment === undefined ? undefined : environment[flag.environment];
  const written = flag.configured === undefined ? undefined : configured[flag.configured];
  if (said !== undefined && said !== "") {
    if (flag.type === "boolean") return isYes(said, flag.environment ?? name) ? [`--${name}`] : [];
    return (flag.multiple ? said.split(",") : [said]).map((value) => `--${name}=${value.trim()}`);
  }
  if (written === undefined) return [];
  if (flag.type === "boolean") return written === true ? [`--${name}`] : [];
  return (Array.isArray(written) ? written : [written]).map((value) => `--${name}=${String(value)}`);
}

function isYes(text: string, variable: string): boolean {
  if (/^(?:1|true|yes|on)$/i.test(text)) return true;
  if (/^(?:0|false|no|off)$/i.test(text)) return false;
  throw new Usage(`${variable} takes true or false, not ${text}`);
}

function inWords(error: unknown, flags: Flags): string {
  const reason = error instanceof Error ? (error.message.split(". To specify")[0] ?? "") : String(error);
  const [, ambiguous] = /^Option '([^']+)' argument is ambiguous/.exec(reason) ?? [];
  if (ambiguous !== undefined) return `${ambiguous} needs a value; one that begins with - is written ${ambiguous}=-…`;
  const [, unknown] = /^Unknown option '--?([^']+)'/.exec(reason) ?? [];
  const known = Object.keys(flags).map((name) => `--${name}`);
  if (unknown === undefined) return reason.replace(/ argument missing$/, " needs a value");
  const meant = closest(unknown, Object.keys(flags));
  return `no flag --${unknown}; ${meant === undefined ? `there are ${known.join(" ")}` : `did you mean --${meant}?`}`;
}

/** A flag that is a whole number, within bounds. */
export function wholeNumber(
  flag: string,
  text: string | undefined,
  [least, most]: readonly [number, number],
): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < least || number > most)
    throw new Usage(
      `--${flag} takes a whole number from ${least}${most === Number.MAX_SAFE_INTEGER ? "" : ` to ${most}`}, not ${text}`,
    );
  return number;
}

/** The number by which a thing is named; undefined when none was given. */
export function numberOf(thing: string, text: string | undefined): number | undefined {
  if (text === undefined || /^[1-9]\d{0,14}$/.test(text)) return text === undefined ? undefined : Number(text);
  throw new Usage(`${text} is not the number of ${thing}`);
}

/** One of a few words. */
export function oneOf<const Word extends string>(what: string, text: string, words: readonly Word[]): Word {
  const found = words.find((word) => word === text);
  if (found !== undefined) return found;
  const meant = closest(text, words);
  const hint = meant === undefined ? "" : `; did you mean ${meant}?`;
  throw new Usage(`${what} takes ${words.join(", ")}, not ${text}${hint}`);
}
