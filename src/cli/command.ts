import { parseArgs } from "node:util";

/** What a command writes to and is stopped from. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  readonly colour: boolean;
  /** Returns when someone wants the command to end. */
  interrupted(): Promise<void>;
}

/** One word of the command line. */
export interface Command {
  readonly help: string;
  /** Answers the exit code. */
  run(args: readonly string[], terminal: Terminal): Promise<number>;
}

/** A call that cannot be understood: exit code 2. */
export class Usage extends Error {}

type Flags = Readonly<Record<string, { readonly type: "string" | "boolean"; readonly multiple?: boolean }>>;
type Read<Options extends Flags> = {
  readonly values: ReturnType<typeof parseArgs<{ options: Options; strict: true }>>["values"];
  readonly positionals: readonly string[];
};

/** Reads flags; whatever is unknown or lacks its value is a `Usage`. */
export function read<const Options extends Flags>(args: readonly string[], options: Options): Read<Options> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const known = Object.keys(options).map((name) => `--${name}`);
    const reason = error instanceof Error ? error.message.split(". To specify")[0] : String(error);
    throw new Usage(`${reason}; options: ${known.join(" ")}`);
  }
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
    throw new Usage(`--${flag} takes a whole number from ${least} to ${most}, not ${text}`);
  return number;
}
