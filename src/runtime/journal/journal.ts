import type { Change } from "../../core/change.ts";
import type { RawReply, RawRequest } from "../../core/http.ts";
import type { Instant } from "../../core/instant.ts";
import { weightOf } from "../../core/weight.ts";
import type { NotedAsk } from "../asking.ts";
import type { Fault } from "../faults.ts";
import type { ServiceSettings } from "../settings.ts";
import { criteria, type JournalFilter, matches, mayMatch } from "./filter.ts";
import type { SeenRow } from "./trace.ts";

export { canonical } from "./canonical.ts";

/** What an answer rests on; for `why` and `guesses`. */
export interface Grounds {
  /** The answer's status before an envelope hid it. */
  readonly status: number;
  /** All settings as they stood, and the names of those that were read. */
  readonly settings: ServiceSettings;
  readonly settingsRead: readonly string[];
  /** Rules without which something would have been different. */
  readonly applied: readonly string[];
  /** Other exchanges were under way at the same time: `applied` may lack rules. */
  readonly overlapped: boolean;
  /** Fields of the request that nothing read. */
  readonly unread: readonly string[];
  /** Rows that a refused exchange looked at. */
  readonly state: readonly SeenRow[];
  /** What would get a refused request through. */
  readonly help: Change | undefined;
}

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
  /** The error code of a refusal, as far as its answer has one. */
  readonly code?: string;
  readonly effects: number;
  /** Milliseconds on the machine's clock. */
  readonly took: number;
  readonly grounds?: Grounds;
  /** What its handler asked outside, in order. */
  readonly asked?: readonly NotedAsk[];
  /** The fault that it met. */
  readonly fault?: Fault;
  /** Disagreements of a second judge, where one is listening. */
  readonly complaints?: readonly string[];
}

export interface JournalEntry extends Exchange {
  readonly n: number;
}

export interface Count {
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly exactly?: number;
}

export interface Verdict {
  /** "cannot tell" when entries that are not held any more could decide. */
  readonly verdict: "yes" | "no" | "cannot tell";
  readonly found: number;
  /** Numbers of entries that nearly match, the nearest first. */
  readonly nearest: readonly number[];
}

const mebibyte = 1024 * 1024;
/** Entries that nearly match and are told of. */
const mostNearest = 3;

/** A bounded ring of exchanges, numbered in serial order. */
export class Journal {
  readonly #size: number;
  readonly #bytes: number;
  /** By number; the places before `#first` are empty. */
  #held: (JournalEntry | undefined)[] = [];
  /** About how many bytes each entry holds on to. */
  #weights: number[] = [];
  #first = 0;
  #weight = 0;
  #count = 0;
  #dropped = 0;
  /** Up to this number nothing is held any more. */
  #gone = 0;
  /** Up to this number it was emptied on purpose. */
  #cleared = 0;
  #listeners = new Set<(entry: JournalEntry) => void>();
  #unheard: JournalEntry[] = [];

  constructor(size: number, bytes = 32 * mebibyte) {
    this.#size = size;
    this.#bytes = bytes;
  }

  /** The next number; taken inside the transaction, so that numbers follow the serial order. */
  place(): number {
    this.#count += 1;
    return this.#count;
  }

  add(n: number, exchange: Exchange): JournalEntry {
    const entry: JournalEntry = { n, ...exchange };
    this.#tell(entry);
    if (n <= this.#cleared) return entry;
    if (n <= this.#gone) {
      this.#dropped += 1;
      return entry;
    }
    const weight = weightOfEntry(entry);
    this.#insert(entry, weight);
    this.#weight += weight;
    while (this.#held.length - this.#first > this.#size || this.#weight > this.#bytes) this.#dropOldest();
    return entry;
  }

  /** Entries that were pushed out by later ones. */
  get dropped(): number {
    return this.#dropped;
  }

  /** What is still held, oldest first; an exchange that is being answered is not in yet. */
  entries(): readonly JournalEntry[] {
    return this.#held.filter((entry) => entry !== undefined);
  }

  entry(n: number): JournalEntry | undefined {
    const entry = this.#held[this.#placeOf(n)];
    return entry?.n === n ? entry : undefined;
  }

  /** With `since` the first ones after that number, else the last ones; oldest first either way. */
  find({ since, limit, ...filter }: JournalFilter & { since?: number; limit?: number } = {}): readonly JournalEntry[] {
    const found = this.entries().filter((entry) => entry.n > (since ?? 0) && matches(entry, filter));
    if (limit === undefined) return found;
    return since === undefined ? found.slice(Math.max(0, found.length - limit)) : found.slice(0, limit);
  }

  /** Whether so many exchanges match, counting those that may have been dropped as unknown. */
  verify(filter: JournalFilter, { atLeast = 0, atMost, exactly }: Count): Verdict {
    const entries = this.entries();
    const found = entries.filter((entry) => matches(entry, filter)).length;
    const unknown = this.#dropped + entries.filter((entry) => mayMatch(entry, filter)).length;
    const least = exactly ?? atLeast;
    const most = exactly ?? atMost ?? Number.POSITIVE_INFINITY;
    const certainly = found >= least && found + unknown <= most;
    const impossible = found > most || found + unknown < least;
    const verdict = certainly ? "yes" : impossible ? "no" : "cannot tell";
    return { verdict, found, nearest: verdict === "yes" ? [] : nearest(entries, filter) };
  }

  /** Holds nothing any more; numbers go on. */
  clear(): void {
    this.#held = [];
    this.#weights = [];
    this.#first = 0;
    this.#weight = 0;
    this.#dropped = 0;
    this.#cleared = this.#count;
  }

  /** Hears of every exchange from now on, after its answer has gone its way; answers how to stop that. */
  listen(hear: (entry: JournalEntry) => void): () => void {
    this.#listeners.add(hear);
    return () => this.#listeners.delete(hear);
  }

  /** Whoever listens to the journal whose place this one takes hears this one from now on. */
  takeListeners(before: Journal): void {
    this.#listeners = before.#listeners;
  }

  #tell(entry: JournalEntry): void {
    if (this.#listeners.size === 0) return;
    this.#unheard.push(entry);
    if (this.#unheard.length === 1) setImmediate(() => this.#tellListeners());
  }

  /** A listener that fails is not called again; requests do not wait for any. */
  #tellListeners(): void {
    const entries = this.#unheard;
    this.#unheard = [];
    for (const hear of this.#listeners) {
      try {
        for (const entry of entries) hear(entry);
      } catch {
        this.#listeners.delete(hear);
      }
    }
  }

  #insert(entry: JournalEntry, weight: number): void {
    const last = this.#held.at(-1);
    const place = last === undefined || last.n < entry.n ? this.#held.length : this.#placeOf(entry.n);
    if (place === this.#held.length) {
      this.#held.push(entry);
      this.#weights.push(weight);
    } else {
      this.#held.splice(place, 0, entry);
      this.#weights.splice(place, 0, weight);
    }
  }

  /** Where an entry of that number stands, or would. */
  #placeOf(n: number): number {
    let [low, high] = [this.#first, this.#held.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#held[middle]?.n ?? n) < n) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #dropOldest(): void {
    const oldest = this.#held[this.#first];
    if (!oldest) {
      this.#weight = 0;
      return;
    }
    this.#weight -= this.#weights[this.#first] ?? 0;
    this.#held[this.#first] = undefined;
    this.#first += 1;
    this.#dropped += 1;
    this.#gone = oldest.n;
    if (this.#first > 1024 && this.#first > this.#held.length / 2) {
      this.#held = this.#held.slice(this.#first);
      this.#weights = this.#weights.slice(this.#first);
      this.#first = 0;
    }
  }
}

function nearest(entries: readonly JournalEntry[], filter: JournalFilter): readonly number[] {
  const near = entries.flatMap((entry) => {
    const met = criteria(entry, filter);
    const unmet = met.filter((one) => one !== true).length;
    return unmet > 0 && unmet < met.length ? [{ n: entry.n, unmet }] : [];
  });
  near.sort((one, other) => one.unmet - other.unmet || other.n - one.n);
  return near.slice(0, mostNearest).map(({ n }) => n);
}

const weightOfEntry = ({ request, reply }: JournalEntry): number =>
  1024 + request.body.length + request.path.length + request.query.length + weightOf(reply.body);
