import type { Span } from "../../../core/instant.ts";
import type { Delivery } from "../source.ts";
import { type Failure, firstOf, type Judged, type Trial } from "../trial.ts";
import { takenAgain } from "./idempotence.ts";

const hour: Span = { hours: 1 };

/** First attempts that are lost, answers that are lost, and what comes an hour late. */
export async function survivesLoss(trial: Trial, known: readonly Delivery[]): Promise<Judged> {
  const [first] = known;
  const pause = first && trial.source.retryAfter(first);
  const failures: (Failure | undefined)[] = [];
  if (pause) failures.push(...(await lostOnTheWay(trial, pause)), ...(await answerLost(trial, pause)));
  failures.push(...(await late(trial)));
  return trial.judged(
    failures,
    pause ? "lost on the way, answer lost, an hour late" : "an hour late; there are no retries",
  );
}

/** The first attempt never came; the retry is the first that the receiver hears. */
async function lostOnTheWay(trial: Trial, pause: Span) {
  const remedy = "take a retry like any delivery, whatever went before it";
  const fired = await trial.source.fire({ steps: { pretend: "refused" }, late: pause });
  return eachTaken(trial, fired, { how: "the retry of one that was lost", remedy });
}

/** The first attempt came, its answer did not; the retry is signed anew and is the same event. */
async function answerLost(trial: Trial, pause: Span): Promise<readonly (Failure | undefined)[]> {
  const failures: (Failure | undefined)[] = [];
  for (const { topic, requests } of trial.taken(await trial.source.fire({ unanswered: true, late: pause }))) {
    const [first, ...again] = requests;
    if (first) failures.push(await takenAgain(trial, topic, { first, again, how: "as a retry" }));
  }
  return failures;
}

async function late(trial: Trial) {
  const remedy = "an event may come long after it happened: how old it is, is no reason to refuse it";
  const fired = await trial.source.fire({ steps: { wait: "PT1H" }, late: hour });
  return eachTaken(trial, fired, { how: "an hour after it happened", remedy });
}

async function eachTaken(trial: Trial, deliveries: readonly Delivery[], way: { how: string; remedy: string }) {
  const failures: (Failure | undefined)[] = [];
  for (const delivery of trial.taken(deliveries))
    failures.push(await trial.takes(delivery.topic, firstOf(delivery), way));
  return failures;
}
