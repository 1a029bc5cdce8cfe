import { type Machine, thisMachine } from "../../src/runtime/machine.ts";

/** A machine with a real network, and a clock that nobody waits for: it stands until somebody takes his time. */
export class StandingMachine implements Machine {
  #now = Date.parse("2026-11-22T10:14:03.000Z");
  readonly #alarms = new Map<object, { readonly at: number; readonly run: () => void }>();

  readonly send: Machine["send"] = thisMachine.send;

  now(): number {
    return this.#now;
  }

  wake(at: number, run: () => void): () => void {
    const alarm = {};
    this.#alarms.set(alarm, { at, run });
    return () => void this.#alarms.delete(alarm);
  }

  /** So many milliseconds later; whoever wanted to be woken by then, is. */
  pass(millis: number): void {
    this.#now += millis;
    for (const [alarm, { at, run }] of this.#alarms) {
      if (at > this.#now || !this.#alarms.delete(alarm)) continue;
      run();
    }
  }
}
