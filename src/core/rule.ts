import { isSwitchedOff } from "./switch.ts";
import { tellIfActed } from "./witness.ts";

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
  return (...args) => {
    if (isSwitchedOff(id)) return off(...args);
    const result = apply(...args);
    tellIfActed(id, result, off, args);
    return result;
  };
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
