/**
 * What is to be done about one rule in this process besides applying it. Two write it: mutants and tests switch rules off,
 * the contract says which are of interest to `why` and `guesses`. Services never see it, because `demand` and `rule` ask
 * for them.
 */
export class Switch {
  isOff = false;
  isOfInterest = false;
  /** Neither of both, which a rule that is called has to know quickly. */
  isPlain = true;

  set(change: { readonly isOff?: boolean; readonly isOfInterest?: boolean }): void {
    Object.assign(this, change);
    this.isPlain = !this.isOff && !this.isOfInterest;
  }
}

const switches = new Map<string, Switch>();

export function switchOf(rule: string): Switch {
  let own = switches.get(rule);
  if (!own) {
    own = new Switch();
    switches.set(rule, own);
  }
  return own;
}

export const isSwitchedOff = (rule: string): boolean => switches.get(rule)?.isOff ?? false;

/** Switches these rules off, and all others on. */
export function switchOff(rules: readonly string[]): void {
  for (const one of switches.values()) if (one.isOff) one.set({ isOff: false });
  for (const rule of rules) switchOf(rule).set({ isOff: true });
}

/** Rules of which a witness wants to hear; working out what would be without a rule costs time on every request. */
export function listenTo(rules: readonly string[]): void {
  for (const rule of rules) switchOf(rule).set({ isOfInterest: true });
}
