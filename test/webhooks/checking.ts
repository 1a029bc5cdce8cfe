import { checkingOn } from "../../src/cli/commands/webhooks.ts";
import type { Machine } from "../../src/runtime/machine.ts";

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** `stunt-double webhooks check` on a machine of ours. */
export async function checking(words: readonly string[], machine: Machine): Promise<Said> {
  let out = "";
  let err = "";
  const code = await checkingOn(machine).run(words, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    colour: false,
    folder: process.cwd(),
    environment: {},
    interrupted: async () => {},
    onSignal: () => () => {},
  });
  return { code, out, err };
}
