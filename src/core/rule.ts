import { switchOf } from "./switch.ts";
import { Told } from "./witness.ts";

/**
 * Registers a rule that applies rather than refuses: a pure function, and what the vendor would do without the rule.
 *
 * @example const expiry = rule("renewal-default-one-year", (now) => plus(now, { years: 1 }), (now) => now);
 */
export function namedRule<Args extends readonly unknown[], Result>(
  id: string,
  apply: (...args: Args) => Result,
  off: (...args: Args) => Result,
): (...args: Args) => Result {
  const state = switchOf(id);
  const told = new Told(id);
  const watched = (args: Args): Result => {
    if (state.isOff) return off(...args);
    const result = apply(...args);
    if (told.isOpen) told.ifDifferent(result, off, args);
    return result;
  };
  return (...args) => (state.isPlain ? apply(...args) : watched(args));
}

/** `namedRule` for the rule ids of one contract. */
export const rulesOf =
  <Contract extends { ruleId: string }>() =>
  <Args extends readonly unknown[], Result>(
    id: Contract["ruleId"],
    apply: (...args: Args) => Result,
    off: (...args: Args) => Result,
  ): ((...args: Args) => Result) =>
    namedRule(id, apply, off);
