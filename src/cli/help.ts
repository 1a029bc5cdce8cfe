import type { Flag, Flags } from "./flags.ts";

/** What a command says about itself. */
export interface Described {
  /** With its group: `clock advance`. */
  readonly name: string;
  readonly says: string;
  /** Its words: `<service>` is needed, `[name]` is not, `…` repeats. */
  readonly takes?: readonly string[];
  readonly flags: Flags;
  readonly behind?: string;
  /** Lines that neither flags nor examples tell. */
  readonly notes?: readonly string[];
  readonly examples: readonly string[];
}

const width = 26;

export function helpOf({ name, says, takes = [], flags, behind, notes = [], examples }: Described): string {
  const words = [name, ...takes, ...(behind === undefined ? [] : ["--", behind])].join(" ");
  return section([
    [`stunt-double ${words}: ${says}`],
    Object.entries(flags).map(([flag, about]) => flagLine(flag, about)),
    notes,
    [examples.length === 1 ? "Example:" : "Examples:", ...examples.map((line) => `  stunt-double ${line}`)],
  ]);
}

const section = (parts: readonly (readonly string[])[]): string =>
  `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;

function flagLine(name: string, { value = "", says, multiple, environment }: Flag): string {
  const flag = `--${name} ${value}`.trimEnd();
  const notes = [multiple ? "repeatable" : "", environment ?? ""].filter((note) => note !== "");
  const text = `${says}${notes.length > 0 ? `  [${notes.join(", ")}]` : ""}`;
  return flag.length < width - 1 ? `  ${flag.padEnd(width)}${text}` : `  ${flag}\n  ${"".padEnd(width)}${text}`;
}

interface DescribedGroup {
  readonly name: string;
  readonly says: string;
  readonly commands: Readonly<Record<string, { readonly help: string }>>;
  readonly usual?: string;
}

export function groupHelp({ name, says, commands, usual }: DescribedGroup): string {
  const first = Object.values(commands).map(({ help }) => /^stunt-double (.*?): (.*)$/m.exec(help) ?? []);
  const widest = Math.max(...first.map(([, call = ""]) => call.length));
  return section([
    [`stunt-double ${name} <command>: ${says}`],
    ["Commands:", ...first.map(([, call = "", about = ""]) => `  ${call.padEnd(widest)}   ${about}`)],
    usual === undefined ? [] : [`${name} alone: ${name} ${usual}`],
    [`stunt-double ${name} <command> --help   what a command takes`],
  ]);
}
