import { CaseEnded, NotApplicable, reasonOf, SetUpFailure } from "./errors.ts";
import { atOrAbove, type Level } from "./grade.ts";
import type { CaseRecord } from "./record.ts";
import type { CaseReport, Result } from "./report.ts";

export interface Outcome extends Pick<CaseReport, "result" | "reason" | "ended"> {
  result: Result;
}

/** What a run of a case amounts to. `thrown` is what its code threw, if anything. */
export function outcomeOf(record: CaseRecord, thrown: unknown, failOn: Level): Outcome {
  const ended = thrown === undefined || thrown instanceof NotApplicable ? undefined : howEnded(thrown);
  return { ...judged(record, thrown, failOn), ...(ended && { ended }) };
}

function howEnded(thrown: unknown): NonNullable<CaseReport["ended"]> {
  if (thrown instanceof SetUpFailure) return "setUp";
  return thrown instanceof CaseEnded ? "check" : "error";
}

function judged({ checks }: CaseRecord, thrown: unknown, failOn: Level): Outcome {
  const failed = checks.filter(({ holds }) => !holds);
  const fails = failed.filter(({ level }) => atOrAbove(level, failOn));
  if (thrown instanceof SetUpFailure) return { result: "setUpFailed", reason: thrown.message };
  const unprepared = fails.find(({ phase }) => phase === "setUp");
  if (unprepared !== undefined) {
    const { what, actual, expected } = unprepared;
    return { result: "setUpFailed", reason: `${what}: ${actual}, expected ${expected}` };
  }
  // What failed before the case left the ground that can be judged was judged.
  if (thrown instanceof NotApplicable && fails.length === 0) return { result: "notApplicable", reason: thrown.message };
  // After a failed check the code of a case may stumble over what the answer lacks: the check is what counts.
  const stumbled =
    thrown !== undefined && !(thrown instanceof CaseEnded || thrown instanceof NotApplicable)
      ? reasonOf(thrown)
      : undefined;
  if (stumbled !== undefined && failed.length === 0) return { result: "engineError", reason: stumbled };
  if (!checks.some(({ by }) => by === "case") && failed.length === 0) {
    return { result: "engineError", reason: "the case checked nothing" };
  }
  return {
    result: wordFor(
      failed.map(({ level }) => level),
      fails.length > 0,
    ),
    ...(stumbled && { reason: stumbled }),
  };
}

function wordFor(failed: readonly Level[], fails: boolean): Result {
  if (fails) return "fail";
  if (failed.length === 0) return "pass";
  return failed.every((level) => level === "may") ? "noted" : "warning";
}
