import type { Span } from "../../../core/instant.ts";
import type { Delivery } from "../source.ts";
import { type Failure, firstOf, type Judged, type Trial } from "../trial.ts";
import { takenAgain } from "./idempotence.ts";

const hour: Span = { hours: 1 };

/** First attempts that are lost, an answer that is lost, and what comes an hour late. */
export async function survivesLoss(trial: Trial, known: readonly Delivery[]): Promise<Judged> {
  const [first] = known;
  const pause = first && trial.source.retryAfter(first);
  const failures: (Failure | undefined)[] = [];
  if (pause) failures.push(...(await lostOnTheWay(trial, pause)), await answerLost(trial, pause));
  failures.push(await late(trial));
  const lost = "first attempts lost on the way, an answer lost, one an hour late";
  return trial.judged(failures, pause ? lost : "one an hour late; the service never tries again");
}

/** The first attempts never came; the retries are the first that the receiver hears. */
async function lostOnTheWay(trial: Trial, pause: Span): Promise<readonly (Failure | undefined)[]> {
  const way = {
    how: "the retry of one that was lost",
    remedy: "take a retry like any delivery, whatever went before it",
  };
  const failures: (Failure | undefined)[] = [];
  for (const retried of trial.taken(await trial.source.fire({ step: { pretend: "refused" }, late: pause })))
    failures.push(await trial.takes(retried.topic, firstOf(retried), way));
  return failures;
}

/** The first attempt came, its answer did not; the retry is signed anew and is the same event. */
async function answerLost(trial: Trial, pause: Span): Promise<Failure | undefined> {
  const [delivery] = trial.taken(await trial.source.fire({ unanswered: true, late: pause }));
  const [first, ...again] = delivery?.requests ?? [];
  if (!delivery || !first) throw new Error("nothing was tried twice");
  return takenAgain(trial, delivery.topic, { first, again, how: "as a retry" });
}

async function late(trial: Trial): Promise<Failure | undefined> {
  const remedy = "an event may come long after it happened: how old it is, is no reason to refuse it";
  const [delivery] = trial.taken(await trial.source.fire({ step: { wait: "PT1H" }, late: hour }));
  if (!delivery) throw new Error("nothing came late");
  return trial.takes(delivery.topic, firstOf(delivery), { how: "an hour after it happened", remedy });
}
