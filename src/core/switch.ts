/**
 * The seam of the mutants: rules that are switched off in this process. Only `src/mutants` and tests write it; services
 * never see it, because `demand` and `rule` ask it for them.
 */
let switchedOff: ReadonlySet<string> = new Set();

export const isSwitchedOff = (rule: string): boolean => switchedOff.has(rule);

export function switchOff(rules: readonly string[]): void {
  switchedOff = new Set(rules);
}
