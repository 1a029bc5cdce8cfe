import { readFile, rename, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Adapter } from "lowdb";
import type { KeptSandbox } from "./state.ts";

/** Characters that are put into words at once, or a row of more; between them everybody else has a turn. */
const atOnce = 64 * 1024;

/**
 * A sandbox as one file of JSON, a row to a line, put in the place of the one before when it is complete. lowdb's own
 * adapter puts the whole state into words at once, for which a large one keeps everybody waiting.
 */
export class SandboxFile implements Adapter<KeptSandbox> {
  readonly #file: string;
  readonly #begun: string;

  constructor(file: string) {
    this.#file = file;
    this.#begun = join(dirname(file), `.${basename(file)}.tmp`);
  }

  async read(): Promise<KeptSandbox | null> {
    return JSON.parse(await readFile(this.#file, "utf8")) as KeptSandbox;
  }

  async write(kept: KeptSandbox): Promise<void> {
    await writeFile(this.#begun, inPieces(kept));
    await rename(this.#begun, this.#file);
  }
}

function* inPieces({ nextSeq, tables }: KeptSandbox): Generator<string> {
  let text = `{"nextSeq":${nextSeq},"tables":{`;
  let comma = "";
  for (const [name, rows] of Object.entries(tables)) {
    text += `${comma}\n${JSON.stringify(name)}:[`;
    comma = "";
    for (const row of rows) {
      text += `${comma}\n${JSON.stringify(row)}`;
      comma = ",";
      if (text.length < atOnce) continue;
      yield text;
      text = "";
    }
    text += "]";
    comma = ",";
  }
  yield `${text}}}\n`;
}
