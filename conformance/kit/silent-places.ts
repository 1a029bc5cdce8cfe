import type { Contract } from "./contract.ts";
import { atOrAbove, type Level } from "./grade.ts";
import type { Check } from "./record.ts";
import type { CaseReport, Result } from "./report.ts";
import { decidingRule, settingsOf } from "./setting.ts";

/** Something that nobody outside the vendor knows, where the target does otherwise than we chose. Never a failure. */
export interface SilentPlace {
  /** Where in the contract the choice stands, e.g. `rules.yaml#/plan-exists/refusal/status`. */
  pointer: string;
  /** The same for an editor: `openapi/rank-math/rules.yaml:388`. */
  place: string;
  /** `status of plan_exists`, `data.licence.plan of getOrder`. */
  what: string;
  /** Everything that the target answered there. */
  actual: readonly string[];
  expected: string;
  rule?: string;
  /** Lines for the target file's `settings:` that describe this target, or names of settings that decide in the rule. */
  settings: readonly string[];
  cases: readonly string[];
}

/** One failed check of something chosen, and its case. */
export interface Seen {
  check: Check;
  one: CaseReport;
}

/** Where a case fails, what differs besides may follow from that. */
const held: readonly Result[] = ["pass", "warning", "noted"];

/** Once per place of the contract, in the order in which the places are met. */
export const silentPlaces = (
  contract: Contract,
  reports: readonly CaseReport[],
  failOn: Level,
): readonly SilentPlace[] =>
  differencesInSilence(reports, failOn).map(({ first, all }) => placeOf(contract, first, all));

/** The checks that silent places are made of. */
export function differencesInSilence(
  reports: readonly CaseReport[],
  failOn: Level,
): readonly { first: Seen; all: readonly Seen[] }[] {
  const seen = new Map<string, { first: Seen; all: Seen[] }>();
  for (const one of reports.filter(({ result }) => held.includes(result))) {
    for (const check of one.checks) {
      if (check.holds || check.grade !== "chosen" || atOrAbove(check.level, failOn)) continue;
      const key = keyOf({ check, one });
      const same = seen.get(key);
      if (same === undefined) seen.set(key, { first: { check, one }, all: [{ check, one }] });
      else same.all.push({ check, one });
    }
  }
  return [...seen.values()];
}

/** What one turned dial describes is one place, in a status as well as in the body that repeats it; so is a whole rule. */
function keyOf({ check, one }: Seen): string {
  const pointer = pointerOf({ check, one });
  if (check.setting !== undefined) return check.setting;
  return /^rules/.test(pointer) ? pointer : JSON.stringify([pointer, check.what, check.expected]);
}

/** The parts of a silent place that follow from its checks alone. */
export const seenAt = ({ first, all }: { first: Seen; all: readonly Seen[] }) => ({
  pointer: pointerOf(first),
  expected: first.check.expected,
  actual: [...new Set(all.map(({ check }) => check.actual))],
  cases: [...new Set(all.map(({ one }) => one.id))],
});

const pointerOf = ({ check, one }: Seen): string => check.pointer ?? `${operationOf(one, check)} ${check.what}`;

function placeOf(contract: Contract, first: Seen, all: readonly Seen[]): SilentPlace {
  const { check, one } = first;
  const { pointer, ...seen } = seenAt({ first, all });
  const decided = decidingRule(contract, check.rule, one.rules.positive);
  return {
    pointer,
    place: /^rules/.test(pointer) ? contract.placeOfRule(pointer.split("/")[1] ?? "") : (check.place ?? pointer),
    what: wording(contract, { ...check, pointer }, operationOf(one, check)),
    ...seen,
    ...(decided !== undefined && { rule: decided }),
    settings: check.setting === undefined ? settingsOf(contract, decided) : [check.setting],
  };
}

const operationOf = ({ exchanges, contract: [pair = ""] }: CaseReport, { exchange }: Check): string =>
  (exchange === undefined ? undefined : exchanges[exchange]?.operation) ?? pair.split(" ")[0] ?? "";

function wording(contract: Contract, { what, rule, pointer = "" }: Check, operation: string): string {
  if (/^rules/.test(pointer) && pointer.split("/").length === 2) return `rule ${rule ?? pointer}`;
  const code = rule === undefined ? undefined : contract.rules.get(rule)?.refusal?.code?.is;
  const refusal = code === undefined ? (rule ?? operation) : String(code);
  return what === "refused" || what === "status" || what === "code"
    ? `${what} of ${refusal}`
    : `${what} of ${operation}`;
}
