import type { AnyInput } from "../core/operation.ts";

/** What goes wrong on the way: a delay (ISO 8601 duration), a cut connection, half an answer, a broken body, a 429. */
export type Transport = { readonly latency: string } | "reset" | "truncated" | "malformed" | "rate-limit";

/** A failure on purpose, for the next so many calls of an operation. */
export interface Fault {
  readonly id: number;
  readonly service: string;
  readonly operation: string;
  /** Only calls whose input has these fields. */
  readonly when?: Readonly<Record<string, unknown>>;
  /** An error code of the operation; or else `transport`. */
  readonly answer?: string;
  readonly transport?: Transport;
  readonly next: number;
  /** `before`: nothing is kept. `after`: the change is kept and its answer lost; a call that keeps nothing does not count. */
  readonly at: "before" | "after";
}

export type NewFault = Omit<Fault, "id">;

/** As a sandbox keeps it; those of its scenario have no number yet when it begins. */
export type KeptFault = NewFault & { readonly id?: number };

/** The faults of one sandbox, in the order in which they were added. */
export class Faults {
  #waiting: Fault[] = [];
  #last: number;

  /** `last`: the highest number that was given out. Faults that a scenario brings along are numbered here. */
  constructor(waiting: readonly KeptFault[], last = 0) {
    this.#last = Math.max(last, ...waiting.map(({ id = 0 }) => id));
    for (const fault of waiting) this.#waiting.push({ ...fault, id: fault.id ?? this.#next() });
  }

  get waiting(): readonly Fault[] {
    return [...this.#waiting];
  }

  get last(): number {
    return this.#last;
  }

  add(fault: NewFault): Fault {
    const added = { ...fault, id: this.#next() };
    this.#waiting.push(added);
    return added;
  }

  /** Calls off one fault, or all; answers how many. */
  remove(id?: number): number {
    const before = this.#waiting.length;
    this.#waiting = id === undefined ? [] : this.#waiting.filter((fault) => fault.id !== id);
    return before - this.#waiting.length;
  }

  /** The first fault that this call meets. */
  met(service: string, operation: string, input: AnyInput): Fault | undefined {
    if (this.#waiting.length === 0) return undefined;
    return this.#waiting.find(
      (fault) => fault.service === service && fault.operation === operation && isMeant(fault, input),
    );
  }

  /** One call fewer for a fault. */
  use({ id }: Fault): void {
    this.#waiting = this.#waiting.flatMap((fault) => {
      if (fault.id !== id) return [fault];
      return fault.next > 1 ? [{ ...fault, next: fault.next - 1 }] : [];
    });
  }

  #next(): number {
    this.#last += 1;
    return this.#last;
  }
}

function isMeant({ when = {} }: Fault, input: AnyInput): boolean {
  const body = typeof input.body === "object" && input.body !== null ? input.body : {};
  const sent: Record<string, unknown> = { ...input.query, ...body, ...input.path };
  return Object.entries(when).every(([name, value]) => String(sent[name]) === String(value));
}
