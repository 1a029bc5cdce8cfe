import type { Terminal } from "../../src/cli/command.ts";
import { runCommand } from "../../src/cli/run.ts";

export interface Shown {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process, as if somebody had typed it; `during` is what happens before Ctrl-C. */
export async function typed(
  words: readonly string[],
  during: (out: string) => Promise<void> = async () => {},
): Promise<Shown> {
  let out = "";
  let err = "";
  const terminal: Terminal = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    colour: false,
    interrupted: () => during(out),
  };
  const code = await runCommand(words, terminal);
  return { code, out, err };
}
