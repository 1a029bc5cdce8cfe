import type { AnyInput } from "../core/operation.ts";

/** A failure on purpose, for the next so many calls of an operation. */
export interface Fault {
  readonly service: string;
  readonly operation: string;
  /** Only calls whose input has these fields. */
  readonly when?: Readonly<Record<string, unknown>>;
  /** An error code of the operation. */
  readonly answer: string;
  readonly next: number;
  /** `after`: the change is kept and its answer lost. */
  readonly at: "before" | "after";
}

/** The faults of one sandbox, in the order in which they were added. */
export class Faults {
  #waiting: Fault[];

  constructor(waiting: readonly Fault[]) {
    this.#waiting = [...waiting];
  }

  get waiting(): readonly Fault[] {
    return [...this.#waiting];
  }

  add(fault: Fault): void {
    this.#waiting.push(fault);
  }

  /** The first fault that this call meets; it is used up by one. */
  take(service: string, operation: string, input: AnyInput): Fault | undefined {
    if (this.#waiting.length === 0) return undefined;
    const met = this.#waiting.find(
      (fault) => fault.service === service && fault.operation === operation && matches(fault, input),
    );
    if (!met) return undefined;
    this.#waiting = this.#waiting.flatMap((fault) => {
      if (fault !== met) return [fault];
      return fault.next > 1 ? [{ ...fault, next: fault.next - 1 }] : [];
    });
    return met;
  }
}

function matches({ when = {} }: Fault, input: AnyInput): boolean {
  const body = typeof input.body === "object" && input.body !== null ? input.body : {};
  const sent: Record<string, unknown> = { ...input.query, ...body, ...input.path };
  return Object.entries(when).every(([name, value]) => String(sent[name]) === String(value));
}
