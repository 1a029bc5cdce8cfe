import { hexadecimal } from "../core/alphabets.ts";
import type { Ids } from "../core/context.ts";
import type { Row, Transaction } from "../core/store.ts";

export const generatorTable = "runtime.generator";
export const sequencesTable = "runtime.sequences";

type Words = readonly [number, number, number, number];

/** The generator's first state, from the random seed and those of scenarios that go on where another sandbox was. */
export function seededWords(seed: number, others: readonly number[] = []): Words {
  const mixed = others.reduce((sum, other) => Math.imul(sum ^ other, 0x9e3779b1) ^ (other >>> 16), seed);
  let words: Words = [mixed >>> 0, 0x9e3779b9, 0x243f6a88, 1];
  for (let i = 0; i < 12; i += 1) words = sfc32(words).words;
  return words;
}

/** One step of the "small fast counter" generator: 32 random bits and the next state. */
function sfc32([a, b, c, counter]: Words): { bits: number; words: Words } {
  const bits = (a + b + counter) | 0;
  const rotated = (c << 21) | (c >>> 11);
  return { bits: bits >>> 0, words: [b ^ (b >>> 9), (c + (c << 3)) | 0, (rotated + bits) | 0, (counter + 1) | 0] };
}

interface Sequence extends Row {
  readonly next: number;
}
interface State extends Row {
  readonly words: Words;
}

/**
 * Ids of one transaction, of whatever service. The generator and the sequences are rows, read when first asked and
 * written once by `keep`, so that a refusal takes them back.
 */
export class SandboxIds {
  readonly #transaction: Transaction;
  readonly #sequences = new Map<string, number>();
  #words: Words | undefined;

  constructor(transaction: Transaction) {
    this.#transaction = transaction;
  }

  /** The ids of one service, with the first number of each of its sequences. */
  of(service: string, first: Readonly<Record<string, number>>): Ids {
    return {
      next: (sequence) => this.#next(`${service}.${sequence}`, first[sequence]),
      uuid: () => this.#uuid(),
      token: (alphabet, length) => this.token(alphabet, length),
    };
  }

  async token(alphabet: string, length: number): Promise<string> {
    const kept = this.#words ?? (await this.#kept());
    let words: Words = this.#words ?? kept;
    let token = "";
    while (token.length < length) {
      const step = sfc32(words);
      words = step.words;
      token += alphabet[step.bits % alphabet.length];
    }
    this.#words = words;
    return token;
  }

  /** A sequence goes on behind an id that exists already. */
  pass(service: string, sequence: string, id: number, first: number): void {
    const name = `${service}.${sequence}`;
    this.#sequences.set(name, Math.max(this.#sequences.get(name) ?? first, id + 1));
  }

  /** The same for an id that a row of a sandbox gets which has numbered others already. */
  async passKept(service: string, sequence: string, id: number, first: number): Promise<void> {
    const row = (await this.#transaction.table(sequencesTable).get(`${service}.${sequence}`)) as Sequence | undefined;
    const next = row?.next ?? first;
    if (id >= next) this.pass(service, sequence, id, next);
  }

  /** A seed for faker, drawn like any other random value. */
  async seed(): Promise<number> {
    return Number.parseInt(await this.token(hexadecimal, 7), 16);
  }

  /** Writes how far generator and sequences have come. */
  async keep(): Promise<void> {
    for (const [id, next] of this.#sequences) {
      const row: Sequence = { id, next };
      await this.#transaction.table(sequencesTable).put(row);
    }
    if (!this.#words) return;
    const row: State = { id: "state", words: this.#words };
    await this.#transaction.table(generatorTable).put(row);
  }

  async #next(id: string, first: number | undefined): Promise<number> {
    const row = (await this.#transaction.table(sequencesTable).get(id)) as Sequence | undefined;
    const next = this.#sequences.get(id) ?? row?.next ?? first;
    if (next === undefined) throw new Error(`no service declares the sequence ${id}`);
    this.#sequences.set(id, next + 1);
    return next;
  }

  async #uuid(): Promise<string> {
    const hex = await this.token(hexadecimal, 31);
    const variant = "89ab"[Number.parseInt(hex[30] ?? "0", 16) % 4];
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-${variant}${hex.slice(15, 18)}-${hex.slice(18, 30)}`;
  }

  async #kept(): Promise<Words> {
    const row = (await this.#transaction.table(generatorTable).get("state")) as State | undefined;
    if (!row) throw new Error("the sandbox has no generator");
    return row.words;
  }
}
