import { noTrail } from "./trail.ts";

/**
 * Remembers which rules made a difference while a piece of work was done. Rules are called without a context, so the
 * witnesses of all work under way stand here. Work of two sandboxes can interleave between awaits; each then hears the
 * other's rules as well.
 */
export class Witness {
  rules = noTrail;
}

/** Whoever watches alone, which is nearly always so; else the others stand in `watching`. */
let alone: Witness | undefined;
const nobody: readonly Witness[] = [];
let watching = nobody;

/** Work without awaits: nobody else's rules are heard. */
export function witnessed<Result>(witness: Witness, work: () => Result): Result {
  const before = watching;
  const beforeAlone = alone;
  alone = witness;
  watching = nobody;
  try {
    return work();
  } finally {
    alone = beforeAlone;
    watching = before;
  }
}

export function beginWatching(witness: Witness): void {
  if (alone === undefined && watching.length === 0) alone = witness;
  else {
    watching = alone ? [alone, witness] : [...watching, witness];
    alone = undefined;
  }
}

export function endWatching(witness: Witness): void {
  if (alone === witness) alone = undefined;
  else watching = watching.filter((one) => one !== witness);
}

/** Tells who is watching that a rule acted, if without it something would have been different. */
export class Told {
  readonly #rule: string;
  #last: Witness | undefined;

  constructor(rule: string) {
    this.#rule = rule;
  }

  /** Whether somebody watches who has not been told. */
  get isOpen(): boolean {
    return alone === undefined ? watching.length > 0 : alone !== this.#last;
  }

  /** Works out what would be without the rule; nobody hears of rules that take part in that. */
  ifDifferent<Args extends readonly unknown[]>(result: unknown, off: (...args: Args) => unknown, args: Args): void {
    const one = alone;
    const others = watching;
    alone = undefined;
    watching = nobody;
    let same = false;
    try {
      same = isSame(result, off(...args), 3);
    } catch {
      // Without the rule there is no result at all.
    }
    alone = one;
    watching = others;
    if (same) return;
    if (one) {
      this.#last = one;
      one.rules = one.rules.with(this.#rule);
    } else for (const other of others) other.rules = other.rules.with(this.#rule);
  }
}

/** Equal so many levels deep; what lies deeper counts as different unless it is the very same. */
function isSame(one: unknown, other: unknown, levels: number): boolean {
  if (one === other) return true;
  if (levels === 0 || typeof one !== "object" || typeof other !== "object" || one === null || other === null)
    return false;
  const left = one as Readonly<Record<string, unknown>>;
  const right = other as Readonly<Record<string, unknown>>;
  for (const name in left) if (!isSame(left[name], right[name], levels - 1)) return false;
  for (const name in right) if (!(name in left)) return false;
  return true;
}
