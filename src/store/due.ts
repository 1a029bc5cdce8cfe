import type { Instant } from "../core/instant.ts";
import type { Entry } from "./table.ts";

interface Waiting {
  readonly at: Instant;
  readonly entry: Entry;
}

/** Rows that want attention, in the order (instant, first insertion). */
export class DueList {
  readonly #waiting: Waiting[] = [];

  add(at: Instant, entry: Entry): void {
    this.#waiting.splice(this.#position(at, entry.seq), 0, { at, entry });
  }

  remove(at: Instant, entry: Entry): void {
    this.#waiting.splice(this.#position(at, entry.seq), 1);
  }

  copy(): DueList {
    const copy = new DueList();
    copy.#waiting.push(...this.#waiting);
    return copy;
  }

  /** The earliest not later than `until` that `accept` lets through. */
  first(until: Instant, accept: (entry: Entry) => boolean): Waiting | undefined {
    for (const waiting of this.#waiting) {
      if (waiting.at > until) return undefined;
      if (accept(waiting.entry)) return waiting;
    }
    return undefined;
  }

  #position(at: Instant, seq: number): number {
    let low = 0;
    let high = this.#waiting.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const { at: otherAt, entry } = this.#waiting[middle] as Waiting;
      if (otherAt < at || (otherAt === at && entry.seq < seq)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
