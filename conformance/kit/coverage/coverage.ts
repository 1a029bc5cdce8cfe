import { compareVersions } from "../applicability.ts";
import type { Contract } from "../contract.ts";
import { type RunOptions, runSuite } from "../engine.ts";
import { ConfigurationError } from "../errors.ts";
import type { LoadedCase } from "../load.ts";
import type { Exchange } from "../record.ts";
import type { Result } from "../report.ts";
import { nearest } from "../words.ts";
import { type Declared, type Dimension, declaredBy, dimensions, ids, webhooksOf } from "./declared.ts";
import type { Excuse } from "./excuses.ts";
import { seenIn } from "./seen.ts";
import { type Slots, slotsOf } from "./slots.ts";

/** How much of a contract the cases that held have shown, out of what it declares. */
export interface Coverage {
  service: string;
  /** The newest version among the cases. */
  suite: string;
  /** Cases run, and those that held; those that did not are named, and cover nothing. */
  cases: { total: number; held: number; failed: readonly string[] };
  operations: { total: number; exercised: number };
  statuses: { total: number; exercised: number };
  codes: { total: number; provoked: number };
  parameters: { total: number; sent: number };
  enumValues: { total: number; seen: number };
  rules: { total: number; positive: number; contrast: number };
  statements: { total: number; quoted: number };
  /** Everything declared and not covered; `reason` is empty where excused.yaml gives none. */
  missing: readonly { what: string; reason: string }[];
}

/** One run of a suite, as far as coverage looks at it. */
export interface Measured {
  contract: Contract;
  cases: readonly LoadedCase[];
  results: readonly { id: string; result: Result }[];
  /** With their secrets, as `onExchange` tells of them. */
  exchanges: readonly { caseId: string; exchange: Exchange }[];
  excuses?: readonly Excuse[];
}

/**
 * Runs a suite and measures what it covers.
 *
 * @example
 * const coverage = await measureCoverage({ contract, target, cases, runId: "7f3a", excuses: excusesOf("rank-math") });
 * const open = coverage.missing.filter(({ reason }) => reason === "");
 */
export async function measureCoverage(options: RunOptions & { excuses?: readonly Excuse[] }): Promise<Coverage> {
  const { excuses = [], onExchange, ...run } = options;
  const exchanges: { caseId: string; exchange: Exchange }[] = [];
  const report = await runSuite({
    ...run,
    onExchange(caseId, exchange) {
      exchanges.push({ caseId, exchange });
      onExchange?.(caseId, exchange);
    },
  });
  return coverageOf({ contract: run.contract, cases: run.cases, results: report.cases, exchanges, excuses });
}

/** Measures a run that has been made. Throws a ConfigurationError for excuses that excuse nothing. */
export async function coverageOf(measured: Measured): Promise<Coverage> {
  const { contract, results, excuses = [] } = measured;
  const slots = slotsOf(contract);
  const declared = declaredBy(contract, slots);
  const holding = new Set(results.filter(({ result }) => holds.includes(result)).map(({ id }) => id));
  const cases = measured.cases.filter(({ id }) => holding.has(id));
  const seen = new Set([
    ...cases.flatMap((one) => claimedBy(contract, one)),
    ...(await shownBy(measured, slots, cases)),
  ]);
  refuseStale(excuses, declared, seen);
  const reasons = new Map(excuses.map(({ what, reason }) => [what, reason]));
  const count = (dimension: Dimension) => declared[dimension].filter((what) => seen.has(what)).length;
  const total = (dimension: Dimension) => declared[dimension].length;
  return {
    service: contract.service,
    suite: measured.cases.map(({ since }) => since).reduce((a, b) => (compareVersions(a, b) < 0 ? b : a), "0"),
    cases: {
      total: results.length,
      held: cases.length,
      failed: results.map(({ id }) => id).filter((id) => !holding.has(id)),
    },
    operations: { total: total("operations"), exercised: count("operations") },
    statuses: { total: total("statuses"), exercised: count("statuses") },
    codes: { total: total("codes"), provoked: count("codes") },
    parameters: { total: total("parameters"), sent: count("parameters") },
    enumValues: { total: total("enumValues"), seen: count("enumValues") },
    rules: { total: total("positive"), positive: count("positive"), contrast: count("contrast") },
    statements: { total: total("statements"), quoted: count("statements") },
    missing: dimensions
      .flatMap((dimension) => declared[dimension])
      .filter((what) => !seen.has(what))
      .map((what) => ({ what, reason: reasons.get(what) ?? "" })),
  };
}

/** Results of cases whose behaviour was found; a warning or a note is about something nobody promised. */
const holds: readonly Result[] = ["pass", "warning", "noted"];

/** What a case that held covers by its header: rules, statements, and the reverse calls that its rules are about. */
function claimedBy(contract: Contract, { rules = {}, source }: LoadedCase): readonly string[] {
  const { positive = [], contrast = [] } = rules;
  const about = positive.flatMap((rule) => contract.rules.get(rule)?.operations ?? []);
  return [
    ...positive.map(ids.positive),
    ...contrast.map(ids.contrast),
    ...source.map(ids.statement),
    ...webhooksOf(contract)
      .filter((name) => about.includes(name))
      .map(ids.operation),
  ];
}

async function shownBy(
  { contract, exchanges }: Measured,
  slots: Slots,
  cases: readonly LoadedCase[],
): Promise<readonly string[]> {
  const suites = new Map(cases.map(({ id, suite }) => [id, suite]));
  const shown = exchanges.map(async ({ caseId, exchange }) => {
    const suite = suites.get(caseId);
    return suite === undefined ? [] : seenIn(contract, slots, { suite, exchange });
  });
  return (await Promise.all(shown)).flat();
}

function refuseStale(excuses: readonly Excuse[], declared: Declared, seen: ReadonlySet<string>): void {
  const known = dimensions.flatMap((dimension) => declared[dimension]);
  const stale = excuses.flatMap(({ what, place }) => {
    if (seen.has(what)) return `${place}: ${what}: is covered after all; take the excuse out`;
    if (known.includes(what)) return [];
    const near = nearest(what, known);
    return `${place}: ${what}: is nothing that the contract declares; ${near === undefined ? "take the excuse out" : `did you mean ${near}?`}`;
  });
  if (stale.length > 0) throw new ConfigurationError(stale.join("\n"));
}
