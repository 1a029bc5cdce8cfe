import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { root } from "../../src/package.ts";

/** What a process needed from the call of `begin` until it ended. */
export interface Needed {
  /** Of its resident memory, since it started. */
  readonly peakMegabytes: number;
  /** Milliseconds for which its event loop did nothing else. */
  readonly longestBlock: number;
}

/** `stunt-double start` as it was last built, in a process of its own on free ports. */
export async function childSimulator(words: readonly string[]) {
  const main = join(root, "dist/src/cli/main.js");
  const watch = join(root, "test/full/watch.mjs");
  const child = spawn(process.execPath, ["--import", watch, main, "start", "--port", "0", "--json", ...words], {
    stdio: ["ignore", "pipe", "inherit", "pipe"],
  });
  const needed = text(child.stdio[3] as Readable);
  const lines = createInterface({ input: child.stdout as Readable });
  const [first] = (await once(lines, "line")) as [string];
  return {
    addresses: JSON.parse(first) as {
      readonly gateway: string;
      readonly control: string;
      readonly services: Readonly<Record<string, string>>;
    },
    /** From now on blocks are measured. */
    begin: () => child.kill("SIGUSR2"),
    /** Ends it, and tells what it needed. */
    async end(): Promise<Needed> {
      child.kill("SIGTERM");
      return JSON.parse(await needed) as Needed;
    },
  };
}
