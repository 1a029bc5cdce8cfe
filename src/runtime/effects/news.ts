import type { Effect } from "../../core/effect.ts";
import type { Machine } from "../machine.ts";

export interface WaitedFor {
  readonly effects: readonly Effect[];
  readonly enough: boolean;
}

/** Tells those who wait what happens in a sandbox's outbox. */
export class EffectNews {
  readonly #listeners = new Set<(effect: Effect) => void>();
  #next = signal();
  #over = false;

  attempted(effect: Effect): void {
    for (const hear of this.#listeners) hear(effect);
    this.changed();
  }

  changed(): void {
    const { give } = this.#next;
    this.#next = signal();
    give();
  }

  /** Nothing will happen any more. */
  end(): void {
    this.#over = true;
    this.changed();
  }

  /** What is attempted while `work` runs, each effect as it was left. */
  async during(work: () => Promise<void>): Promise<readonly Effect[]> {
    const attempted = new Map<number, Effect>();
    const hear = (effect: Effect) => void attempted.set(effect.id, effect);
    this.#listeners.add(hear);
    try {
      await work();
    } finally {
      this.#listeners.delete(hear);
    }
    return [...attempted.values()];
  }

  /** Reads again after every change until there is enough, or the machine's time runs out. */
  async until(
    atLeast: number,
    withinMillis: number,
    { machine, read }: { machine: Machine; read: () => Promise<readonly Effect[]> },
  ): Promise<WaitedFor> {
    const timeUp = signal();
    let late = withinMillis <= 0;
    const callOff = machine.wake(machine.now() + Math.max(0, withinMillis), () => {
      late = true;
      timeUp.give();
    });
    try {
      for (;;) {
        const change = this.#next.given;
        const effects = await read();
        if (effects.length >= atLeast || late || this.#over) return { effects, enough: effects.length >= atLeast };
        await Promise.race([change, timeUp.given]);
      }
    } finally {
      callOff();
    }
  }
}

function signal(): { readonly given: Promise<void>; readonly give: () => void } {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}
