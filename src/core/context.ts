import type { NewEffect } from "./effect.ts";
import type { Instant } from "./instant.ts";
import type { OutsideAnswer, Question } from "./question.ts";
import type { Tables } from "./store.ts";

/** Ids and random values; the same seed gives the same ones. Rolled back with the transaction. */
export interface Ids {
  /** The next number of a sequence that `service.ts` starts. */
  next(sequence: string): Promise<number>;
  uuid(): Promise<string>;
  /** Characters drawn from an alphabet. */
  token(alphabet: string, length: number): Promise<string>;
}

/** Everything a handler may know or touch besides its input. */
export interface Ctx<Records = unknown, Specs = unknown, Settings = unknown, Caller = unknown> {
  readonly tx: Specs extends object ? Tables<Records, Specs> : unknown;
  /** Read once, when the transaction starts. */
  readonly now: Instant;
  /** Who the credentials belong to. Reading it where nobody is signed in is a defect. */
  readonly caller: Caller;
  readonly settings: Settings;
  readonly ids: Ids;
  /** Keeps an effect with the transaction; it is delivered afterwards, on the sandbox's clock. */
  emit(effect: NewEffect): void;
  /** An absolute address from the one the caller asked, with the sandbox prefix; rows keep paths. */
  url(path: string): string;
  /**
   * Asks the outside: everything done so far is undone, nothing is locked while the answer is fetched, and the handler runs
   * again with it, at the same `now`. Run again, it has to ask the same in the same order. Only in operations and pages.
   */
  ask(question: Question): Promise<OutsideAnswer>;
}
