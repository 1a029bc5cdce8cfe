import type { Contract } from "./contract.ts";
import { atOrAbove, type Level } from "./grade.ts";
import type { Check } from "./record.ts";
import type { CaseReport, Result } from "./report.ts";
import { decidingRule, settingsThatDescribe } from "./setting.ts";

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

interface Seen {
  check: Check;
  one: CaseReport;
}

/** Where a case fails, what differs besides may follow from that. */
const held: readonly Result[] = ["pass", "warning", "noted"];

/** Once per place of the contract, in the order in which the places are met. */
export function silentPlaces(
  contract: Contract,
  reports: readonly CaseReport[],
  failOn: Level,
): readonly SilentPlace[] {
  const seen = new Map<string, Seen[]>();
  for (const one of reports.filter(({ result }) => held.includes(result))) {
    for (const check of one.checks) {
      if (check.holds || check.grade !== "chosen" || atOrAbove(check.level, failOn)) continue;
      const key = keyOf(contract, { check, one });
      seen.set(key, [...(seen.get(key) ?? []), { check, one }]);
    }
  }
  return [...seen.values()].flatMap(([first, ...others]) => (first ? [placeOf(contract, first, others)] : []));
}

/** What one turned dial describes is one place, in a status as well as in the body that repeats it. */
function keyOf(contract: Contract, { check, one }: Seen): string {
  const { expected, actual, what } = check;
  const rule = decidingRule(contract, check.rule, one.rules.positive);
  const { turned } = settingsThatDescribe(contract, { rule, expected, actual });
  if (turned) return JSON.stringify(turned);
  const { pointer = operationOf(one, check) } = check;
  return /^rules/.test(pointer) ? pointer : JSON.stringify([pointer, what, expected]);
}

function placeOf(contract: Contract, { check, one }: Seen, others: readonly Seen[]): SilentPlace {
  const all = [{ check, one }, ...others];
  const { pointer = `${operationOf(one, check)} ${check.what}`, expected, rule } = check;
  const decided = decidingRule(contract, rule, one.rules.positive);
  const described = settingsThatDescribe(contract, { rule: decided, expected, actual: check.actual });
  const { turned } = described;
  return {
    pointer,
    place: /^rules/.test(pointer) ? contract.placeOfRule(pointer.split("/")[1] ?? "") : (check.place ?? pointer),
    what: wording(contract, { ...check, pointer }, operationOf(one, check)),
    actual: [...new Set(all.map((seen) => seen.check.actual))],
    expected,
    ...(decided !== undefined && { rule: decided }),
    settings: turned ? [`${turned.name}: ${String(turned.value)}`] : described.names,
    cases: [...new Set(all.map((seen) => seen.one.id))],
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
