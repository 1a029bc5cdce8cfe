import { compareVersions, runsAlone } from "./applicability.ts";
import { type BaselineLine, hasExpired } from "./baseline.ts";
import { baselineNews } from "./baseline-news.ts";
import type { Contract } from "./contract.ts";
import { mapOf } from "./contract-map.ts";
import type { Level } from "./grade.ts";
import { judgeOf } from "./judge.ts";
import type { LoadedCase } from "./load.ts";
import { probe } from "./probe.ts";
import type { Exchange } from "./record.ts";
import { type CaseReport, countResults, judgedShare, type Report, verdictOf } from "./report.ts";
import { type Keep, type Run, runCase } from "./run-case.ts";
import type { RunFile } from "./run-file.ts";
import { type Selection, selectCases } from "./selection.ts";
import { silentPlaces } from "./silent-places.ts";
import type { Target } from "./target.ts";
import { openWorld, type World } from "./world.ts";

export interface RunOptions {
  contract: Contract;
  cases: readonly LoadedCase[];
  target: Target;
  /** All cases without. */
  select?: Selection;
  /** The mildest failed check that fails its case; the target's gate, else `must`. */
  failOn?: Level;
  /** How many cases run at once; 8 on a Stunt Double, 4 elsewhere. */
  parallel?: number;
  /** Begins no further case once one has failed. */
  stopAtFirstFailure?: boolean;
  baseline?: readonly BaselineLine[];
  /** What the report holds of cases that passed; their checks when left out. */
  keep?: Keep;
  /** Keeps what is made, for a clean-up after a kill. */
  runFile?: RunFile;
  /** Makes the names of this run unique; lower-case letters and digits. */
  runId: string;
  now?: () => Date;
  /** Told of every case as it ends, and of every exchange with its secrets, for measuring coverage. */
  onCase?(report: CaseReport): void;
  onExchange?(caseId: string, exchange: Exchange): void;
}

/**
 * Runs cases against a target.
 *
 * @example
 * const contract = openContract(contractFolder("rank-math"));
 * const target = await openTarget({ contract, url: "http://127.0.0.1:4105" });
 * const report = await runSuite({ contract, target, cases: await loadCases("rank-math"), runId: "7f3a" });
 * process.exitCode = exitCode(report);
 */
export async function runSuite(options: RunOptions): Promise<Report> {
  const { contract, target, now = () => new Date() } = options;
  const chosen = selectCases(contract, options.cases, options.select ?? {});
  const { runId, runFile } = options;
  const world = await openWorld({ contract, target, runId, runFile, now });
  try {
    return await runIn(world, chosen, options);
  } finally {
    world.close();
  }
}

async function runIn(world: World, chosen: readonly LoadedCase[], options: RunOptions): Promise<Report> {
  const { contract, target, now = () => new Date() } = options;
  const ready = await probe({ contract, target, cases: chosen, world, runId: options.runId, now });
  const extraMembers = new Map<string, readonly string[]>();
  const run: Run = {
    contract,
    target,
    world,
    judge: judgeOf(contract, target.control !== undefined),
    failOn: options.failOn ?? target.gate.level ?? "must",
    runId: options.runId,
    keep: options.keep ?? "checks",
    now,
    onExtras: (operation, members) => void (extraMembers.has(operation) || extraMembers.set(operation, members)),
    onExchange: options.onExchange ?? (() => {}),
  };
  const began = now();
  const { reports, stopped } = await runAll(run, chosen, options);
  const seconds = (now().getTime() - began.getTime()) / 1000;
  const extras = Object.fromEntries(extraMembers);
  const ended = { reports, stopped, seconds, extraMembers: extras, startedAt: began.toISOString(), ready };
  return reportOf(options, run, ended);
}

/** On a Stunt Double every case has its own clock and settings; elsewhere those who move them come last, one by one. */
async function runAll(run: Run, cases: readonly LoadedCase[], options: RunOptions) {
  const baseline = new Map((options.baseline ?? []).map((line) => [line.case, line]));
  const reports: CaseReport[] = [];
  const stop = () => options.stopAtFirstFailure === true && reports.some(({ result }) => result === "fail");
  const perform = async ({ file, index }: { file: LoadedCase; index: number }) => {
    const report = excused(await runCase(run, file, index), baseline.get(file.id), run.now());
    reports.push(report);
    options.onCase?.(report);
  };
  const numbered = cases.map((file, index) => ({ file, index }));
  const alone = ({ file }: { file: LoadedCase }) => runsAlone(file, run.target);
  const parallel = options.parallel ?? run.target.parallel ?? (run.target.control === undefined ? 4 : 8);
  await inLanes(
    parallel,
    numbered.filter((one) => !alone(one)),
    perform,
    stop,
  );
  await inLanes(1, numbered.filter(alone), perform, stop);
  return { reports: reports.sort((a, b) => (a.id < b.id ? -1 : 1)), stopped: reports.length < cases.length };
}

async function inLanes<T>(
  lanes: number,
  items: readonly T[],
  perform: (item: T) => Promise<void>,
  stop: () => boolean,
): Promise<void> {
  const queue = items.values();
  const lane = async () => {
    for (const item of queue) {
      if (stop()) return;
      await perform(item);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, lanes) }, lane));
}

function excused(report: CaseReport, line: BaselineLine | undefined, now: Date): CaseReport {
  if (line === undefined || report.result !== "fail") return report;
  if (hasExpired(line, now))
    return { ...report, reason: `known until ${line.until ?? ""} (${line.reason}); the date has passed` };
  return { ...report, result: "known", reason: line.reason };
}

interface Ended {
  reports: readonly CaseReport[];
  stopped: boolean;
  seconds: number;
  startedAt: string;
  ready: readonly string[];
  extraMembers: Readonly<Record<string, readonly string[]>>;
}

function reportOf(options: RunOptions, run: Run, { reports, ...ended }: Ended): Report {
  const { contract, target } = run;
  const counts = countResults(reports);
  const judgedAtLeast = target.gate.judged ?? null;
  const checks = reports.flatMap(({ checks }) => checks);
  const mentioned = new Set(checks.flatMap(({ holds, source }) => (holds ? [] : (source ?? []))));
  return {
    schemaVersion: 1,
    service: contract.service,
    target: target.name,
    address: target.address,
    stuntDouble: target.control !== undefined,
    suite: options.cases.map(({ since }) => since).reduce((a, b) => (compareVersions(a, b) < 0 ? b : a), "0"),
    runId: run.runId,
    failOn: run.failOn,
    keep: run.keep,
    verdict: verdictOf(counts, judgedAtLeast),
    judged: judgedShare(counts),
    judgedAtLeast,
    counts,
    ...ended,
    baseline: baselineNews(options, reports, run.now()),
    sources: Object.fromEntries([...mentioned].flatMap((id) => [[id, contract.sources.get(id) ?? id]])),
    silentPlaces: silentPlaces(contract, reports, run.failOn),
    leftBehind: run.world.leftBehind(),
    map: mapOf(contract),
    cases: reports,
  };
}
