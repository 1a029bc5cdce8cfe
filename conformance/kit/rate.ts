import type { Transport, WireAnswer } from "./transport.ts";

/** The machine's time, as far as waiting needs it. Milliseconds. */
export interface Timer {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

export const machineTimer: Timer = {
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((resolve) => void setTimeout(resolve, milliseconds)),
};

interface Manners {
  /** At most so many requests a second, evenly, over all lanes. */
  perSecond: number | undefined;
  /** Whether an answer that asks for patience is waited out. */
  patient: boolean;
  timer: Timer;
}

const longestPause = 60_000;
const mostPauses = 3;

/**
 * A transport that keeps a rate and, when patient, waits out a 429 or 503 that says `Retry-After`: at most a minute a time
 * and three times, then the answer counts. A pause holds every lane.
 */
export function considerate(transport: Transport, { perSecond, patient, timer }: Manners): Transport {
  const gate = new Gate(perSecond === undefined ? 0 : 1000 / perSecond, timer);
  return async (request) => {
    for (let pauses = 0; ; pauses += 1) {
      await gate.turn();
      const answer = await transport(request);
      const pause = patient && pauses < mostPauses ? pauseAskedBy(answer, timer.now()) : undefined;
      if (pause === undefined) return answer;
      gate.closeFor(Math.min(pause, longestPause));
    }
  };
}

/** Lets one through at a time, each an interval after the one before. */
class Gate {
  readonly #interval: number;
  readonly #timer: Timer;
  #opens = 0;
  #queue: Promise<void> = Promise.resolve();

  constructor(interval: number, timer: Timer) {
    this.#interval = interval;
    this.#timer = timer;
  }

  turn(): Promise<void> {
    this.#queue = this.#queue.then(() => this.#pass());
    return this.#queue;
  }

  closeFor(pause: number): void {
    this.#opens = Math.max(this.#opens, this.#timer.now() + pause);
  }

  async #pass(): Promise<void> {
    // The gate may have been closed again while somebody waited for it.
    for (let wait = this.#opens - this.#timer.now(); wait > 0; wait = this.#opens - this.#timer.now()) {
      await this.#timer.sleep(wait);
    }
    this.#opens = this.#timer.now() + this.#interval;
  }
}

/** Milliseconds, from seconds or a date. */
function pauseAskedBy({ status, headers }: WireAnswer, now: number): number | undefined {
  const asked = headers["retry-after"]?.trim();
  if ((status !== 429 && status !== 503) || asked === undefined) return undefined;
  if (/^\d+$/.test(asked)) return Number(asked) * 1000;
  const until = Date.parse(asked);
  return Number.isNaN(until) ? undefined : Math.max(0, until - now);
}
