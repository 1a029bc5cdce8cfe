import { runCommand } from "../../src/cli/run.ts";
import type { Signal, Terminal } from "../../src/cli/terminal.ts";

export interface Shown {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

interface Around {
  readonly folder?: string;
  readonly environment?: Terminal["environment"];
  /** Handed the way to send signals. */
  readonly signals?: (send: (signal: Signal) => void) => void;
}

/** Runs a command line in this process, as if somebody had typed it; `during` is what happens before Ctrl-C, and may wait for text. */
export async function typed(
  words: readonly string[],
  during: (out: string, shown: (pattern: RegExp) => Promise<void>) => Promise<void> = async () => {},
  { folder = process.cwd(), environment = {}, signals }: Around = {},
): Promise<Shown> {
  let out = "";
  let err = "";
  const waiting = new Set<() => void>();
  const shown = (pattern: RegExp) =>
    new Promise<void>((resolve) => {
      const look = () => void (pattern.test(out) && resolve());
      waiting.add(look);
      look();
    });
  const terminal: Terminal = {
    out: (text) => {
      out += text;
      for (const look of waiting) look();
    },
    err: (text) => {
      err += text;
    },
    colour: false,
    folder,
    environment,
    interrupted: () => during(out, shown),
    onSignal(hear) {
      signals?.(hear);
      return () => {};
    },
  };
  const code = await runCommand(words, terminal);
  return { code, out, err };
}
