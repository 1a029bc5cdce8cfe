import type { Ids } from "../core/context.ts";
import type { Transaction } from "../core/store.ts";

export const generatorTable = "runtime.generator";
export const sequencesTable = "runtime.sequences";

type Words = readonly [number, number, number, number];

/** The generator's first state, from the random seed alone. */
export function seededWords(seed: number): Words {
  let words: Words = [seed >>> 0, 0x9e3779b9, 0x243f6a88, 1];
  for (let i = 0; i < 12; i += 1) words = sfc32(words).words;
  return words;
}

/** One step of the "small fast counter" generator: 32 random bits and the next state. */
function sfc32([a, b, c, counter]: Words): { bits: number; words: Words } {
  const bits = (a + b + counter) | 0;
  const rotated = (c << 21) | (c >>> 11);
  return { bits: bits >>> 0, words: [b ^ (b >>> 9), (c + (c << 3)) | 0, (rotated + bits) | 0, (counter + 1) | 0] };
}

/** Ids of one service in one transaction; their state is rows, so that a refusal takes them back. */
export class SandboxIds implements Ids {
  readonly #transaction: Transaction;
  readonly #service: string;
  readonly #sequences: Readonly<Record<string, number>>;

  constructor(transaction: Transaction, service: string, sequences: Readonly<Record<string, number>>) {
    this.#transaction = transaction;
    this.#service = service;
    this.#sequences = sequences;
  }

  async next(sequence: string): Promise<number> {
    const table = this.#transaction.table(sequencesTable);
    const id = `${this.#service}.${sequence}`;
    const row = (await table.get(id)) as { id: string; next: number } | undefined;
    const next = row?.next ?? this.#sequences[sequence];
    if (next === undefined) throw new Error(`service ${this.#service} declares no sequence ${sequence}`);
    await table.put({ id, next: next + 1 } as { id: string });
    return next;
  }

  async uuid(): Promise<string> {
    const hex = await this.token("0123456789abcdef", 31);
    const variant = "89ab"[Number.parseInt(hex[30] ?? "0", 16) % 4];
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-${variant}${hex.slice(15, 18)}-${hex.slice(18, 30)}`;
  }

  async token(alphabet: string, length: number): Promise<string> {
    const table = this.#transaction.table(generatorTable);
    const row = (await table.get("state")) as { id: string; words: Words } | undefined;
    if (!row) throw new Error("the sandbox has no generator");
    let { words } = row;
    let token = "";
    while (token.length < length) {
      const step = sfc32(words);
      words = step.words;
      token += alphabet[step.bits % alphabet.length];
    }
    await table.put({ id: "state", words } as { id: string });
    return token;
  }

  /** A seed for faker, drawn like any other random value. */
  async seed(): Promise<number> {
    return Number.parseInt(await this.token("0123456789abcdef", 7), 16);
  }
}
