import type { Contract } from "./contract.ts";
import type { Setting } from "./rules.ts";

/** A dial turned to a value, as a target file writes it. */
interface Turned {
  name: string;
  value: unknown;
}

/** What came in place of what was expected, both in words, and the rule that it is about. */
interface Differing {
  rule: string | undefined;
  expected: string;
  actual: string;
}

/** The dial that describes a target which answers `actual` where `expected` was chosen, and its value. */
export function turnedDial(contract: Contract, { rule, expected, actual }: Differing): Turned | undefined {
  const words = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
  for (const { name, default: usual, values } of dialsOf(contract, rule)) {
    const value = values.find((one) => one !== usual && words(one) === actual);
    if (value !== undefined && words(usual) === expected) return { name, value };
  }
  return undefined;
}

/** Where no value of a dial says what differs: those that decide in the rule, turned the other way where there is just one. */
export function settingsOf(contract: Contract, rule: string | undefined): readonly string[] {
  const deciding = dialsOf(contract, rule).filter(({ name }) => !name.endsWith("-status"));
  return deciding.map((dial) => (deciding.length === 1 ? otherWay(dial) : dial.name));
}

/** A dial of two values, turned the other way. */
function otherWay({ name, default: usual, values }: Setting): string {
  const [other, ...more] = values.filter((one) => one !== usual);
  return other === undefined || more.length > 0 ? name : `${name}: ${String(other)}`;
}

const ownDials = (contract: Contract, rule: string | undefined): readonly Setting[] =>
  (rule === undefined ? undefined : contract.rules.get(rule))?.settings ?? [];

/** Those of the rule itself, then those of other rules that say that they hold for this one too. */
function dialsOf(contract: Contract, id: string | undefined): readonly Setting[] {
  const all = [...contract.rules.values()].flatMap(({ settings }) => settings);
  return [...ownDials(contract, id), ...all.filter(({ also }) => id !== undefined && also.includes(id))];
}

/** The rule whose dials may describe a check: the one that it names, else the first that its case shows and that has some, its own before others'. */
export const decidingRule = (contract: Contract, rule: string | undefined, shown: readonly string[]) =>
  rule ?? shown.find((id) => ownDials(contract, id).length > 0) ?? shown.find((id) => dialsOf(contract, id).length > 0);
