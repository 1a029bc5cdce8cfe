import { noTrail } from "./trail.ts";

/**
 * Remembers which rules made a difference while a piece of work was done. Rules are called without a context, so whoever
 * hears them stands here. Work of two sandboxes can interleave between awaits; who is not alone hears nothing from then
 * on: rather a rule too few than one of somebody else's.
 */
export class Witness {
  rules = noTrail;
  /** Other work was under way at the same time: there may have been more rules. */
  overlapped = false;
}

let hearing: Witness | undefined;
/** Transactions of all sandboxes that have begun and not ended. */
let underWay = 0;

/** Work without awaits: nobody else's rules are heard. */
export function witnessed<Result>(witness: Witness, work: () => Result): Result {
  const before = hearing;
  hearing = witness;
  try {
    return work();
  } finally {
    hearing = before;
  }
}

/** Every transaction of every sandbox is counted, so that a witness knows whether it is alone. */
export async function transacted<Result>(work: () => Promise<Result>): Promise<Result> {
  if (hearing) hearing.overlapped = true;
  hearing = undefined;
  underWay += 1;
  try {
    return await work();
  } finally {
    underWay -= 1;
  }
}

/** Within a transaction; `endWatching` follows, however it ends. */
export function beginWatching(witness: Witness): void {
  if (underWay > 1) witness.overlapped = true;
  else hearing = witness;
}

export function endWatching(witness: Witness): void {
  if (hearing === witness) hearing = undefined;
}

/** Tells who is hearing that a rule acted, if without it something would have been different. */
export class Told {
  readonly #rule: string;
  #last: Witness | undefined;

  constructor(rule: string) {
    this.#rule = rule;
  }

  /** Whether somebody hears who has not been told. */
  get isOpen(): boolean {
    return hearing !== undefined && hearing !== this.#last;
  }

  /** Works out what would be without the rule; nobody hears of rules that take part in that. */
  ifDifferent<Args extends readonly unknown[]>(result: unknown, off: (...args: Args) => unknown, args: Args): void {
    const witness = hearing;
    if (!witness) return;
    hearing = undefined;
    let same = false;
    try {
      same = isSame(result, off(...args), 3);
    } catch {
      // Without the rule there is no result at all.
    }
    hearing = witness;
    if (same) return;
    this.#last = witness;
    witness.rules = witness.rules.with(this.#rule);
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
