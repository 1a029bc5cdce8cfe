import { type Broom, removeMade } from "./clean-up.ts";
import { ConfigurationError, reasonOf } from "./errors.ts";
import { type MakingCall, Makings } from "./makings.ts";
import type { LeftBehind } from "./report.ts";
import { type Note, type RunFile, readRunFile } from "./run-file.ts";
import type { SuiteDefinition } from "./suite.ts";
import type { Target } from "./target.ts";

export interface CleanUpOptions extends Broom {
  /** The run file's path. */
  runFile: string;
  /** The suite that the run's cases belong to: `cases[0].suite`. */
  suite: SuiteDefinition;
}

export interface CleanUp {
  runId: string;
  /** What this clean-up removed: `sandboxes conform-7f3a-0`, `subscriptions 657124`. */
  removed: readonly string[];
  /** What the run made and what became of it, this clean-up and earlier ones included. */
  leftBehind: readonly LeftBehind[];
}

/**
 * Removes what a run left on a target, by its run file, and notes there what is done, so that it can be repeated. Throws a
 * `ConfigurationError` when the file is malformed or of another service or address, or the target may only be read.
 *
 * @example const { removed, leftBehind } = await cleanUpRun({ runFile: runFilePath(folder, "7f3a"), contract, target, suite, now });
 */
export async function cleanUpRun(options: CleanUpOptions): Promise<CleanUp> {
  const { file, notes } = readRunFile(options.runFile);
  refuseOther(file, options);
  const removed: string[] = [];
  const note = (one: Note) => {
    file.note(one);
    if ("removed" in one) removed.push(`${one.removed.what} ${one.removed.id}`);
    if ("gone" in one) removed.push(`sandboxes ${one.gone}`);
  };
  const makings = new Makings(note);
  for (const one of notes) replay(one, makings, options.suite);
  const sandboxes = await removeSandboxes(sandboxesIn(notes), options.target, note);
  await removeMade(makings, options);
  return { runId: file.header.runId, removed, leftBehind: [...sandboxes, ...makings.leftBehind()] };
}

function refuseOther({ path, header }: RunFile, { contract, target }: CleanUpOptions): void {
  const refuse = (why: string) => {
    throw new ConfigurationError(`${path}:1: ${why}`);
  };
  if (header.service !== contract.service)
    refuse(`the run was one of ${header.service}, not of ${contract.service}; name that service`);
  if (header.address !== target.address)
    refuse(`the run was against ${header.address}, not ${target.address}; name the same target`);
  if (target.production || target.may === "reads")
    refuse(
      `${target.name} is ${target.production ? "production, which is only read" : "only to be read (may: reads)"}`,
    );
}

function replay(note: Note, makings: Makings, suite: SuiteDefinition): void {
  if ("operation" in note) makings.resume(callOf(note, suite));
  else if ("made" in note) {
    const call = makings.untold().find(({ number }) => number === note.call);
    if (call !== undefined) makings.keep(call, note.made);
  } else if ("removed" in note) makings.forget(note.removed);
  else if ("revived" in note) makings.bringBack(note.revived);
}

function callOf({ call, operation, names, ...note }: Extract<Note, { operation: string }>, suite: SuiteDefinition) {
  const role = note.role ?? undefined;
  const maker = { case: note.case, suite, role, headers: {}, ownCredentials: note.role === null };
  return { number: call, operation, names, maker } satisfies MakingCall;
}

function sandboxesIn(notes: readonly Note[]): readonly string[] {
  const gone = new Set(notes.flatMap((note) => ("gone" in note ? [note.gone] : [])));
  return notes.flatMap((note) => ("sandbox" in note && !gone.has(note.sandbox) ? [note.sandbox] : []));
}

async function removeSandboxes(
  names: readonly string[],
  { control }: Target,
  note: (note: Note) => void,
): Promise<readonly LeftBehind[]> {
  const left = new Map<string, string>();
  for (const name of names) {
    const reason = control === undefined ? "the target is no Stunt Double any more" : await removal(control, name);
    if (reason === undefined) note({ gone: name });
    else left.set(name, reason);
  }
  const reason = [...new Set(left.values())].join("; ");
  return left.size === 0
    ? []
    : [
        {
          what: "sandboxes",
          made: names.length,
          removed: names.length - left.size,
          remaining: [...left.keys()],
          reason,
        },
      ];
}

/** One that is not there any more is as good as removed. */
async function removal(control: NonNullable<Target["control"]>, name: string): Promise<string | undefined> {
  try {
    await control.send("DELETE", `/sandboxes/${name}`);
    return undefined;
  } catch (thrown) {
    return /answered 404/.test(reasonOf(thrown)) ? undefined : reasonOf(thrown);
  }
}

/** A clean-up in lines of text. */
export function cleanUpInWords({ runId, removed, leftBehind }: CleanUp): string {
  const left = leftBehind.filter(({ remaining }) => remaining.length > 0);
  return [
    removed.length === 0 ? `run ${runId}: nothing to remove` : `run ${runId}: removed ${removed.length}`,
    ...removed.map((one) => `  removed  ${one}`),
    ...left.map(
      ({ what, remaining, reason }) =>
        `  left     ${remaining.length} ${what}${reason ? ` (${reason})` : ""}: ${remaining.join(", ")}`,
    ),
    "",
  ].join("\n");
}
