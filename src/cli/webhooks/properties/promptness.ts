import type { Judged, Trial } from "../trial.ts";

/** The slowest answer of all that was sent. */
export function answersInTime({ receiver, plan }: Trial): Judged {
  const { slowest, limit } = receiver;
  const says = `within ${limit / 1000} s; the slowest took ${slowest.ms} ms`;
  const remedy = "answer as soon as the event is kept, and work it off afterwards";
  const expected = `an answer within ${limit / 1000} s (${plan.answersWithin.because})`;
  const failure = { sent: "the one that took longest", expected, came: slowest, remedy };
  const holds = slowest.ms <= limit && slowest.error === undefined;
  return { verdict: holds ? "holds" : "fails", by: "answers", says, failures: holds ? [] : [failure] };
}
