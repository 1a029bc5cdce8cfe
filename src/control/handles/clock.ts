import type { Instant } from "../../core/instant.ts";
import type { Answered, ControlClient } from "../client.ts";

export type Clock = Answered<"readClock">;

/** The sandbox's own time. Each call answers what the clock shows afterwards, and when something is due next. */
export class ClockHandle {
  readonly #client: ControlClient;
  readonly #path: { readonly sandbox: string };

  constructor(client: ControlClient, sandbox: string) {
    this.#client = client;
    this.#path = { sandbox };
  }

  read(): Promise<Clock> {
    return this.#client.call("readClock", { path: this.#path });
  }

  /** Stops time, now or there. */
  freeze(at?: Instant): Promise<Clock> {
    return this.#client.call("freezeClock", { path: this.#path, body: at === undefined ? {} : { at } });
  }

  /** The machine's time again. */
  follow(): Promise<Clock> {
    return this.#client.call("followClock", { path: this.#path });
  }

  /** Shows that instant from now on; nothing on the way is done. */
  set(at: Instant): Promise<Clock> {
    return this.#client.call("setClock", { path: this.#path, body: { at } });
  }

  /**
   * Moves on by an ISO 8601 duration, doing everything that falls due at its own instant. `rebase` then moves every
   * stored instant back, so that the sandbox agrees with the machine again.
   *
   * @example await simulator.clock.advance("P1Y");
   */
  advance(by: string, { rebase = false } = {}): Promise<Clock> {
    return this.#client.call("advanceClock", { path: this.#path, body: { by, rebase } });
  }

  advanceTo(to: Instant, { rebase = false } = {}): Promise<Clock> {
    return this.#client.call("advanceClock", { path: this.#path, body: { to, rebase } });
  }

  /** Moves on to when something is due next, and does it. */
  next(): Promise<Clock> {
    return this.#client.call("advanceToNext", { path: this.#path });
  }

  /** Moves every stored instant so that now becomes another, the machine's if none is given. */
  rebase(to?: Instant): Promise<Clock> {
    return this.#client.call("rebaseClock", { path: this.#path, body: to === undefined ? {} : { to } });
  }
}
