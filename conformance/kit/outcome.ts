import { CaseEnded, NotApplicable, reasonOf, SetUpFailure } from "./errors.ts";
import { atOrAbove, type Level } from "./grade.ts";
import type { CaseRecord } from "./record.ts";
import type { CaseReport, Result } from "./report.ts";

export interface Outcome extends Pick<CaseReport, "result" | "reason" | "ended"> {}

/** What a run of a case amounts to. `thrown` is what its code threw, if anything. */
export function outcomeOf({ checks }: CaseRecord, thrown: unknown, failOn: Level): Outcome {
  if (thrown === undefined) return outcomeFrom({ checks }, failOn);
  return outcomeFrom({ checks, ended: howEnded(thrown), reason: reasonOf(thrown) }, failOn);
}

function howEnded(thrown: unknown): NonNullable<CaseReport["ended"]> {
  if (thrown instanceof SetUpFailure) return "setUp";
  if (thrown instanceof NotApplicable) return "notApplicable";
  return thrown instanceof CaseEnded ? "check" : "error";
}

/** What a case left when it ended; `reason` is what ended it. */
export interface Ending extends Pick<CaseReport, "checks" | "ended" | "reason"> {}

/** The same from what a report tells: a report is judged by what judged the run. */
export const outcomeFrom = (ending: Ending, failOn: Level): Outcome => ({
  ...judged(ending, failOn),
  ...(ending.ended && { ended: ending.ended }),
});

function judged({ checks, ended, reason = "" }: Ending, failOn: Level): Outcome {
  const failed = checks.filter(({ holds }) => !holds);
  const fails = failed.filter(({ level }) => atOrAbove(level, failOn));
  if (ended === "setUp") return { result: "setUpFailed", reason };
  const unprepared = fails.find(({ phase }) => phase === "setUp");
  if (unprepared !== undefined) {
    const { what, actual, expected } = unprepared;
    return { result: "setUpFailed", reason: `${what}: ${actual}, expected ${expected}` };
  }
  // What failed before the case left the ground that can be judged was judged.
  if (ended === "notApplicable" && fails.length === 0) return { result: "notApplicable", reason };
  // After a failed check the code of a case may stumble over what the answer lacks: the check is what counts.
  const stumbled = ended === "error" ? reason : undefined;
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
