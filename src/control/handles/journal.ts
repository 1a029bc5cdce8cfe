import type { Answered, Asked, ControlClient } from "../client.ts";

export type JournalEntry = Answered<"readJournal">["entries"][number];
export type JournalFilter = NonNullable<Asked<"readJournal">["query"]>;
export type Verification = Asked<"verifyJournal">["body"];
export type Verdict = Answered<"verifyJournal">;
export type Explanation = Answered<"explainExchange">;
export type Guesses = Answered<"readGuesses">;

/** Every request that came in and its answer, oldest first; secrets are redacted. */
export class JournalHandle {
  readonly #client: ControlClient;
  readonly #path: { readonly sandbox: string };

  constructor(client: ControlClient, sandbox: string) {
    this.#client = client;
    this.#path = { sandbox };
  }

  async entries(filter: JournalFilter = {}): Promise<readonly JournalEntry[]> {
    return (await this.#client.call("readJournal", { path: this.#path, query: filter })).entries;
  }

  /**
   * Whether so many requests came in, at least one if no figure is given.
   *
   * @example expect((await simulator.journal.verify({ operation: "createOrder", exactly: 1 })).verdict).toBe("yes");
   */
  verify(wanted: Verification): Promise<Verdict> {
    return this.#client.call("verifyJournal", { path: this.#path, body: wanted });
  }

  /** Why an exchange came out as it did: the rule, how we know it, what it looked at and what would help. */
  why(entry: number): Promise<Explanation> {
    return this.#client.call("explainExchange", { path: { ...this.#path, entry } });
  }

  /** The guesses of ours that callers relied on. */
  guesses(): Promise<Guesses> {
    return this.#client.call("readGuesses", { path: this.#path });
  }

  /** Forgets all entries; numbers go on. */
  clear(): Promise<undefined> {
    return this.#client.call("clearJournal", { path: this.#path });
  }
}
