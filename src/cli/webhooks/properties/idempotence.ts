import type { OutgoingRequest } from "../../../core/effect.ts";
import type { Failure, Judged, Trial } from "../trial.ts";

/** A delivery that comes twice, byte for byte, is taken twice and counts once. */
export async function isIdempotent(trial: Trial): Promise<Judged> {
  const fired = await trial.source.fire({ step: { send: "twice" } });
  const deliveries = trial.taken(fired);
  const failures: (Failure | undefined)[] = [];
  for (const { topic, requests } of deliveries) {
    const [first, ...again] = requests;
    if (first) failures.push(await takenAgain(trial, topic, { first, again, how: "byte for byte" }));
  }
  return trial.judged(failures, `${deliveries.length} sent twice`);
}

interface Repeated {
  readonly first: OutgoingRequest;
  readonly again: readonly OutgoingRequest[];
  readonly how: string;
}

/** Each has to be taken, and each after the first to change nothing. */
export async function takenAgain(
  trial: Trial,
  topic: string,
  { first, again, how }: Repeated,
): Promise<Failure | undefined> {
  const remedy = `answer ${trial.success} to an event that you know already, and do nothing else; you know it by ${trial.plan.advice.identity}`;
  const refused = await trial.takes(topic, first, { how: "the first time", remedy: "take what is rightly signed" });
  if (refused) return refused;
  for (const request of again) {
    const failure = await trial.takes(topic, request, { how: `the second time, ${how}`, remedy, unchanged: true });
    if (failure) return failure;
  }
  return undefined;
}
