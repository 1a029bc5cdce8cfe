/**
 * Remembers which rules made a difference while a piece of work was done. Rules are called without a context, so the
 * witnesses of all work under way stand here. Work of two sandboxes can interleave between awaits; each then hears the
 * other's rules as well and is `shared`.
 */
export class Witness {
  readonly rules: string[] = [];
  /** Somebody else's work was under way at the same time. */
  shared = false;
}

let watching: readonly Witness[] = [];

/** Work without awaits: nobody else's rules are heard. */
export function witnessed<Result>(witness: Witness, work: () => Result): Result {
  const before = watching;
  watching = [witness];
  try {
    return work();
  } finally {
    watching = before;
  }
}

export async function witnessedUntilDone<Result>(witness: Witness, work: () => Promise<Result>): Promise<Result> {
  watching = [...watching, witness];
  if (watching.length > 1) for (const one of watching) one.shared = true;
  try {
    return await work();
  } finally {
    watching = watching.filter((one) => one !== witness);
  }
}

/** Tells who is watching that a rule acted, if without it something would have been different. */
export function tellIfActed(
  rule: string,
  result: unknown,
  off: (...args: never) => unknown,
  args: readonly unknown[],
): void {
  if (watching.length === 0 || watching.every(({ rules }) => rules.includes(rule))) return;
  const listeners = watching;
  watching = [];
  try {
    if (isSame(result, (off as (...args: readonly unknown[]) => unknown)(...args), 3)) return;
  } catch {
    // Without the rule there is no result at all.
  } finally {
    watching = listeners;
  }
  for (const { rules } of listeners) if (!rules.includes(rule)) rules.push(rule);
}

/** Equal so many levels deep; what lies deeper counts as different unless it is the very same. */
function isSame(one: unknown, other: unknown, levels: number): boolean {
  if (Object.is(one, other)) return true;
  if (levels === 0 || typeof one !== "object" || typeof other !== "object" || one === null || other === null)
    return false;
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length) return false;
  const [left, right] = [one as Record<string, unknown>, other as Record<string, unknown>];
  return names.every((name) => name in right && isSame(left[name], right[name], levels - 1));
}
