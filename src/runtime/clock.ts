import { fromMillis, type Instant, plus, type Span, toMillis } from "../core/instant.ts";
import { goneMeanwhile, SandboxRefused } from "./sandbox-refused.ts";

/** How a sandbox keeps time: so many milliseconds away from the machine, or stopped. */
export type ClockState = { readonly follow: number } | { readonly frozen: Instant };

export const machineTime: ClockState = { follow: 0 };

/** The sandbox's time when the machine says `machineNow`. */
export const read = (clock: ClockState, machineNow: number): Instant =>
  "frozen" in clock ? clock.frozen : fromMillis(machineNow + clock.follow);

/** The same kind of clock, showing another time. */
export const setTo = (clock: ClockState, instant: Instant, machineNow: number): ClockState =>
  "frozen" in clock ? { frozen: instant } : { follow: toMillis(instant) - machineNow };

export const show = (clock: ClockState, machineNow: number): { mode: "follow" | "frozen"; now: Instant } => ({
  mode: "frozen" in clock ? "frozen" : "follow",
  now: read(clock, machineNow),
});

/** What moving a sandbox's clock asks of the sandbox. */
interface Moved {
  now(): Instant;
  /** Shows that instant from now on. */
  show(instant: Instant): Promise<void>;
  nextDue(until: Instant): Promise<Instant | undefined>;
  /** Returns when nothing due is left. */
  settle(): Promise<void>;
  start(): void;
  /** Another sandbox has taken its place, or none. */
  stopped(): boolean;
}

export const endOfTime = "9999-12-31T23:59:59.999Z";

/** So much later, or at the end of time: a year of five digits would sort before all others and be due at once. */
export function later(now: Instant, span: Span): Instant {
  const at = plus(now, span);
  return at.startsWith("+") ? endOfTime : at;
}

/** Moves the clock of one sandbox: one move after the other. */
export class ClockHands {
  readonly #moved: Moved;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(moved: Moved) {
    this.#moved = moved;
  }

  inTurn<T>(move: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(move);
    this.#queue = turn.catch(() => {});
    return turn;
  }

  /** Forward, doing what falls due on the way at its own instant. */
  advance(by: Span | { readonly to: Instant }): Promise<void> {
    return this.inTurn(async () => {
      const moved = this.#moved;
      const target = "to" in by ? by.to : plus(moved.now(), by);
      if (target < moved.now()) throw new RangeError(`${target} is before the sandbox's time ${moved.now()}`);
      while (await this.#step(target));
      if (moved.stopped()) throw new SandboxRefused("unknown", goneMeanwhile);
      await this.#forwardTo(target);
      moved.start();
    });
  }

  /** To the next instant at which something is due; undefined when nothing ever is. */
  advanceToNext(): Promise<Instant | undefined> {
    return this.inTurn(() => this.#step(endOfTime));
  }

  /** There at once, backwards too: what lies between is overtaken, and delivered late. */
  set(at: Instant): Promise<void> {
    return this.inTurn(async () => {
      await this.#moved.show(at);
      this.#moved.start();
    });
  }

  /** Does what is due now, then what is due next, as long as that is not after `target`. */
  async #step(target: Instant): Promise<Instant | undefined> {
    await this.#moved.settle();
    const next = this.#moved.stopped() ? undefined : await this.#moved.nextDue(target);
    if (next === undefined) return undefined;
    await this.#forwardTo(next);
    await this.#moved.settle();
    return next;
  }

  async #forwardTo(instant: Instant): Promise<void> {
    if (instant > this.#moved.now()) await this.#moved.show(instant);
  }
}
