import { type LoadedCase, loadCases } from "../../conformance/kit/index.ts";
import type { Service } from "../core/service.ts";
import { thisMachine } from "../runtime/machine.ts";
import { Bench, isRed } from "./bench.ts";
import { mutantsOf } from "./derive.ts";
import { type Excuse, excuseFor, readExcuses, refuseKilled, refuseUnknown } from "./excused.ts";
import { footprint } from "./footprint.ts";
import type { Mutant } from "./mutant.ts";
import { alone, hasThreads, threads } from "./pool.ts";
import { type MutantResult, type MutantsReport, reportOf, type Survivor, survivor } from "./report.ts";
import { type Selection, selected } from "./selection.ts";
import { cleanRun, inWords, lookersFor, type Seen } from "./trials.ts";
import { type Task, workshopOf } from "./work.ts";

/** The suite is red although nothing was broken, so what it says about mutants means nothing. */
export class RedWithoutMutation extends Error {
  constructor(red: readonly string[], seed?: number) {
    const when = seed === undefined ? "" : ` with the random seed ${seed}`;
    super(`the suite is red without any mutation${when}, so no mutant counts: ${red.join("; ")}`);
  }
}

export interface MutantsOptions extends Selection {
  readonly service: Service;
  /** Left out = the service's own. Others are run in this process. */
  readonly cases?: readonly LoadedCase[];
  /** Left out = those of the service's excused.yaml. */
  readonly excuses?: readonly Excuse[];
  /** Runs the whole suite on the service itself with this many random seeds. */
  readonly seeds?: number;
  readonly onResult?: (result: MutantResult) => void;
}

/**
 * Breaks a service in one way after the other and lets the cases that could notice look for it. Before that, every case
 * must be green on a simulator in which nothing is changed.
 *
 * @example const { score, survivors } = await runMutants({ service: rankMath, kinds: ["rules"] });
 */
export async function runMutants(options: MutantsOptions): Promise<MutantsReport> {
  const { service, seeds = 0, onResult } = options;
  const began = thisMachine.now();
  const every = mutantsOf(service);
  const excuses = options.excuses ?? readExcuses(service.name);
  refuseUnknown(excuses, every);
  const mutants = selected(every, options);
  const cases = options.cases ?? (await loadCases(service.name));
  const seen = await seenClean(service, cases.filter(canLook(mutants)));
  const results = new Map<string, MutantResult>();
  const crew = options.cases || !hasThreads ? alone(workshopOf(service, cases)) : threads(service.name);
  await crew.do([...tasksFor(mutants, seen), ...seedTasks(seeds, cases)], (done) => {
    if ("red" in done) {
      if (done.red.length > 0) throw new RedWithoutMutation(done.red, done.randomSeed);
      return;
    }
    results.set(done.result.id, done.result);
    onResult?.(done.result);
  });
  const seconds = (thisMachine.now() - began) / 1000;
  const inOrder = mutants.flatMap(({ id }) => results.get(id) ?? []);
  refuseKilled(excuses, inOrder);
  return reportOf({ service: service.name, seconds, seeds, ...told(inOrder, excuses) });
}

/** Who looks for rules says so in its header; for everything else the clean run has to show who could. */
function canLook(mutants: readonly Mutant[]): (one: LoadedCase) => boolean {
  if (mutants.some(({ kind }) => kind !== "rules")) return () => true;
  const wanted = new Set(mutants.flatMap(({ meets }) => meets));
  return ({ rules }) => rules?.positive?.some((id) => wanted.has(footprint.rule(id))) === true;
}

/** The control: a mutant that changes nothing survives. */
async function seenClean(service: Service, cases: readonly LoadedCase[]): Promise<readonly Seen[]> {
  if (cases.length === 0) return [];
  const { reports, seen } = await cleanRun(new Bench(service, cases), cases);
  const red = reports.filter(isRed);
  if (red.length > 0) throw new RedWithoutMutation(red.map(inWords));
  return seen;
}

const tasksFor = (mutants: readonly Mutant[], seen: readonly Seen[]): readonly Task[] =>
  mutants.map((mutant) => ({ mutant: mutant.id, lookers: lookersFor(mutant, seen) }));

const seedTasks = (seeds: number, cases: readonly LoadedCase[]): readonly Task[] =>
  Array.from({ length: seeds }, (_, i) => ({ randomSeed: i + 2, cases: cases.map(({ id }) => id) }));

/** Survivors with their written reasons; those that no case can tell from the service are counted apart. */
function told(every: readonly MutantResult[], excuses: readonly Excuse[]) {
  const results: MutantResult[] = [];
  const equivalent: Survivor[] = [];
  for (const result of every) {
    const excuse = result.killed ? undefined : excuseFor(result.id, excuses);
    const reasoned: MutantResult = excuse ? { ...result, by: excuse.reason, excused: true } : result;
    if (excuse?.equivalent) equivalent.push(survivor(reasoned));
    else results.push(reasoned);
  }
  return { results, equivalent };
}
