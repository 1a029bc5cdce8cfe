import type { RawReply, RawRequest } from "../core/http.ts";
import type { Instant } from "../core/instant.ts";
import { redactBody, redactNamed, redactPairs } from "./redact.ts";

/** One exchange after its commit or rollback. */
export interface Exchange {
  readonly at: Instant;
  readonly service: string;
  readonly operation: string | undefined;
  readonly request: RawRequest;
  readonly reply: RawReply;
  /** The rule that refused, and the grade of the answer. */
  readonly rule: string | undefined;
  readonly grade: string | undefined;
  readonly effects: number;
  /** Milliseconds on the machine's clock. */
  readonly took: number;
  /** Disagreements of a second judge, where one is listening. */
  readonly complaints?: readonly string[];
}

export interface JournalEntry extends Exchange {
  readonly n: number;
}

/** A bounded ring of exchanges, numbered in serial order. */
export class Journal {
  readonly #size: number;
  readonly #ring: JournalEntry[] = [];
  #count = 0;

  constructor(size: number) {
    this.#size = size;
  }

  /** The next number; taken inside the transaction, so that numbers follow the serial order. */
  place(): number {
    this.#count += 1;
    return this.#count;
  }

  add(n: number, exchange: Exchange): JournalEntry {
    const entry: JournalEntry = { n, ...exchange };
    if (n > this.dropped) this.#ring[(n - 1) % this.#size] = entry;
    return entry;
  }

  /** Entries that fell out of the ring. */
  get dropped(): number {
    return Math.max(0, this.#count - this.#size);
  }

  /** What is still held, oldest first; an exchange that is being answered is not in yet. */
  entries(): readonly JournalEntry[] {
    const held = this.#ring.filter((entry) => entry !== undefined && entry.n > this.dropped);
    return held.sort((one, other) => one.n - other.n);
  }
}

const leftOut = new Set(["host", "user-agent", "content-length", "connection", "accept-encoding", "date", "x-sandbox"]);

/** The part of an entry that determinism is judged by: no durations, peer, Host, User-Agent or base address; no secrets. */
export function canonical(entry: JournalEntry): Record<string, unknown> {
  const { n, at, service, operation, rule, grade, effects, request, reply } = entry;
  const withoutBase = (text: string) => text.replaceAll(request.base, "");
  const headers = (all: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(all)
        .filter(([name]) => !leftOut.has(name.toLowerCase()))
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([name, value]) => [name, redactNamed(name, withoutBase(value))]),
    );
  return {
    n,
    at,
    service,
    operation: operation ?? null,
    method: request.method,
    path: request.path,
    query: redactPairs(request.query),
    requestHeaders: headers(request.headers),
    requestBody: redactBody(request),
    status: reply.status,
    replyHeaders: headers(reply.headers),
    body:
      typeof reply.body === "string"
        ? withoutBase(reply.body)
        : JSON.parse(withoutBase(JSON.stringify(reply.body ?? null))),
    rule: rule ?? null,
    grade: grade ?? null,
    effects,
  };
}
