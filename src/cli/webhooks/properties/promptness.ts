import type { Judged, Trial } from "../trial.ts";

/** The slowest answer of all that was sent. */
export function answersInTime({ receiver: { slowest, limit } }: Trial): Judged {
  const within = `within ${limit.millis / 1000} s`;
  const says = `${within}: the slowest took ${slowest.ms} ms`;
  const remedy = "answer as soon as the event is kept, and work it off afterwards";
  const expected = `an answer ${within} (${limit.because})`;
  const holds = slowest.ms <= limit.millis && slowest.error === undefined;
  const failure = { sent: "the one that took longest", expected, came: slowest, remedy };
  return { verdict: holds ? "holds" : "fails", by: "answers", says, failures: holds ? [] : [failure] };
}
