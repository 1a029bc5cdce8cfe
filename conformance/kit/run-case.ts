import { whyNotApplicable } from "./applicability.ts";
import type { Contract } from "./contract.ts";
import { reasonOf, SetUpFailure } from "./errors.ts";
import type { Level } from "./grade.ts";
import type { Judge } from "./judge.ts";
import type { LoadedCase } from "./load.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";
import type { OpenReceiver } from "./receiver.ts";
import { CaseRecord, type Exchange } from "./record.ts";
import { redactionOf } from "./redact.ts";
import type { CaseReport } from "./report.ts";
import { stageFor } from "./stage.ts";
import { ownSandbox, type Surroundings, sharedWorld } from "./surroundings.ts";
import type { Target } from "./target.ts";
import type { World } from "./world.ts";

/** What a report holds of cases that passed; of all others it holds everything. */
export type Keep = "failures" | "checks" | "exchanges";

/** What every case of a run shares. */
export interface Run {
  contract: Contract;
  target: Target;
  world: World;
  judge: Judge;
  failOn: Level;
  runId: string;
  now: () => Date;
  keep: Keep;
  onExtras(operation: string, members: readonly string[]): void;
  onExchange(caseId: string, exchange: Exchange): void;
}

/** Runs one case from its surroundings to its result. Never throws. */
export async function runCase(run: Run, file: LoadedCase, index: number): Promise<CaseReport> {
  const began = run.now().getTime();
  const record = new CaseRecord();
  const reason = whyNotApplicable(file, run.contract, run.target);
  const outcome: Outcome =
    reason === undefined ? await perform(run, file, record, index) : { result: "notApplicable", reason };
  for (const exchange of record.exchanges) run.onExchange(file.id, exchange);
  const seconds = (run.now().getTime() - began) / 1000;
  return reportOf(run, file, record, { ...outcome, seconds });
}

async function perform(run: Run, file: LoadedCase, record: CaseRecord, index: number): Promise<Outcome> {
  let surroundings: Surroundings | undefined;
  const receivers: OpenReceiver[] = [];
  const receive = async () => {
    const receiver = await run.world.openReceiver();
    receivers.push(receiver);
    return receiver;
  };
  try {
    surroundings = await surroundingsFor(run, file, index);
    const bench = { contract: run.contract, file, record, declared: declaredSettings(run.target, file) };
    await file.run(stageFor({ ...run, bench, id: file.id, surroundings, receive, makings: run.world.makings }));
    return outcomeOf(record, undefined, run.failOn);
  } catch (thrown) {
    return outcomeOf(record, thrown ?? new Error("the case threw nothing"), run.failOn);
  } finally {
    // What cannot be removed is no fault of the case.
    await run.world.tidyAfter(file.id).catch(() => {});
    await surroundings?.leave().catch(() => {});
    for (const receiver of receivers) receiver.close();
  }
}

/** A sandbox of the case's own has the settings that the case asks for; elsewhere those of the target file hold. */
const declaredSettings = ({ control, settings }: Target, file: LoadedCase) =>
  control === undefined && file.settings === undefined ? settings : {};

/** Lower-case letters, digits and dashes, at most 40 of them. */
export const sandboxName = (runId: string, ending: string | number): string =>
  `conform-${runId
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]/g, "-")
    .slice(0, 24)}-${ending}`;

async function surroundingsFor(run: Run, file: LoadedCase, index: number): Promise<Surroundings> {
  const { target, contract, world } = run;
  if (target.control === undefined) return sharedWorld(target, contract.service);
  const name = sandboxName(run.runId, index);
  const settings = { ...target.settings, ...file.settings };
  world.sandboxAhead(name, file.id);
  const own = await ownSandbox(target.control, contract, { name, settings }).catch((thrown: unknown) => {
    throw thrown instanceof SetUpFailure ? thrown : new SetUpFailure(reasonOf(thrown));
  });
  const leave = async () => {
    await own.leave();
    world.sandboxGone(name);
  };
  return { ...own, leave };
}

function reportOf(
  { target, keep }: Run,
  file: LoadedCase,
  record: CaseRecord,
  { result, reason, ended, seconds }: Outcome & { seconds: number },
): CaseReport {
  const redaction = redactionOf(target.secrets, file.suite.secretHeaders ?? []);
  const passed = result === "pass";
  const answered = record.exchanges.flatMap(({ operation, status }) => (operation ? [`${operation} ${status}`] : []));
  return {
    id: file.id,
    result,
    title: file.title,
    contract: file.contract,
    rules: { positive: file.rules?.positive ?? [], contrast: file.rules?.contrast ?? [] },
    does: file.does,
    since: file.since,
    source: file.source,
    seconds,
    ...(reason !== undefined && { reason: redaction.text(reason) }),
    ...(ended !== undefined && { ended }),
    answers: [...new Set(answered)],
    checked: record.checks.length,
    checks: passed && keep === "failures" ? [] : record.checks.map(redaction.check),
    exchanges: passed && keep !== "exchanges" ? [] : record.exchanges.map(redaction.exchange),
  };
}
