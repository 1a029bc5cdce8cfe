import type { Deed } from "./case.ts";
import type { ContractMap } from "./contract-map.ts";
import type { Level } from "./grade.ts";
import type { Check, Exchange } from "./record.ts";
import type { Keep } from "./run-case.ts";
import type { SilentPlace } from "./silent-places.ts";

export const resultWords = [
  "pass",
  "fail",
  "warning",
  "noted",
  "known",
  "notApplicable",
  "setUpFailed",
  "engineError",
] as const;
export type Result = (typeof resultWords)[number];

export interface CaseReport {
  id: string;
  result: Result;
  title: string;
  contract: readonly string[];
  rules: { positive: readonly string[]; contrast: readonly string[] };
  does: Deed;
  since: string;
  source: readonly string[];
  seconds: number;
  /** Why it is not applicable, known, or could not be judged. */
  reason?: string;
  /**
   * Its code ended by this, not by returning: a set-up that went wrong, a check after which nothing can follow, something
   * that the target turned out not to offer, an error.
   */
  ended?: "setUp" | "check" | "notApplicable" | "error";
  /** Operations and statuses that were answered, e.g. `createOrder 200`, each once. */
  answers: readonly string[];
  checked: number;
  /** As far as `RunOptions.keep` says; `checked` counts them all. */
  checks: readonly Check[];
  exchanges: readonly Exchange[];
}

/** What a run made on a target and what became of it. */
export interface LeftBehind {
  /** In the plural: `orders`. */
  what: string;
  made: number;
  removed: number;
  /** Ids of those that are still there. */
  remaining: readonly string[];
  /** Why they are. */
  reason?: string;
}

/** What became of the lines of a baseline. A line that neither excused nor should have is in none of the lists. */
export interface BaselineNews {
  /** Excused their failing case; the date is the last day on which they do, nothing where they do for good. */
  known: readonly { case: string; place: string; until?: string; reason: string }[];
  /** Excuse nothing any more: the case no longer fails, or does not exist. */
  stale: readonly { case: string; place: string }[];
  /** Their case still fails, their date has passed. */
  expired: readonly { case: string; place: string; until: string }[];
}

/** The outcome of one run. Secrets are blotted out. */
export interface Report {
  schemaVersion: 1;
  service: string;
  target: string;
  address: string;
  /** Judged with every member that the contract does not name refused. */
  stuntDouble: boolean;
  /** The newest suite version among the cases at hand. */
  suite: string;
  runId: string;
  /** ISO 8601, the machine's time. */
  startedAt: string;
  /** What the probe found in order before the first case. */
  ready: readonly string[];
  failOn: Level;
  /** What is held of cases that passed; of all others everything is. */
  keep: Keep;
  /** The command that ran, to which `--case <id>` is added to repeat one; where one ran. */
  command?: string;
  verdict: "conforms" | "fails";
  /** The share of cases that could be judged, from 0 to 1. */
  judged: number;
  /** The share the gate asks for. */
  judgedAtLeast: number | null;
  counts: Readonly<Record<Result, number>>;
  seconds: number;
  /** A run that stopped at its first failure holds only the cases that had begun. */
  stopped: boolean;
  baseline: BaselineNews;
  /** Once per operation: members in its answers that the contract does not name. */
  extraMembers: Readonly<Record<string, readonly string[]>>;
  /** Where nobody knows what the vendor does and the target does otherwise than we chose. */
  silentPlaces: readonly SilentPlace[];
  leftBehind: readonly LeftBehind[];
  /** How many deliberately broken doubles the suite notices, where that was measured. */
  catches?: { killed: number; total: number };
  /** What the contract holds, judged or not. */
  map: ContractMap;
  /** What the sources of the checks below say. */
  sources: Readonly<Record<string, string>>;
  cases: readonly CaseReport[];
}

export function countResults(cases: readonly { result: Result }[]): Record<Result, number> {
  const count = (word: Result) => cases.filter(({ result }) => result === word).length;
  return {
    pass: count("pass"),
    fail: count("fail"),
    warning: count("warning"),
    noted: count("noted"),
    known: count("known"),
    notApplicable: count("notApplicable"),
    setUpFailed: count("setUpFailed"),
    engineError: count("engineError"),
  };
}

export function judgedShare(counts: Readonly<Record<Result, number>>): number {
  const total = Object.values(counts).reduce((sum, one) => sum + one, 0);
  const judged = total - counts.notApplicable - counts.setUpFailed - counts.engineError;
  return total === 0 ? 0 : judged / total;
}

/** Fails by any failure, by what could not be judged for a fault, and by too small a share judged. */
export function verdictOf(counts: Readonly<Record<Result, number>>, judgedAtLeast: number | null): Report["verdict"] {
  const share = judgedShare(counts);
  const clean = counts.fail + counts.setUpFailed + counts.engineError === 0;
  return clean && share > 0 && share >= (judgedAtLeast ?? 0) ? "conforms" : "fails";
}

/**
 * What a process that made this report exits with: 0 conforms · 1 does not, or set-up failed, or too little was judged ·
 * 2 nothing could be judged · 3 the kit is at fault · 4 only stale baseline lines.
 */
export function exitCode({ counts, verdict, baseline, judged }: Report): 0 | 1 | 2 | 3 | 4 {
  if (counts.fail + counts.setUpFailed > 0) return 1;
  if (counts.engineError > 0) return 3;
  if (judged === 0) return 2;
  if (verdict === "fails") return 1;
  return baseline.stale.length > 0 ? 4 : 0;
}
