import type { Delivery } from "../source.ts";
import { type Failure, firstOf, type Judged, notJudged, type Trial } from "../trial.ts";

/** What came last comes first, and the other way round. */
export async function survivesReordering(trial: Trial): Promise<Judged> {
  const fired = await trial.source.fire({ lastFirst: true });
  const reordered = trial.taken(fired);
  if (reordered.length < 2) return notJudged("fewer than two topics are taken, which have no order");
  const inOrder = reordered.toSorted((one, other) => one.effect.id - other.effect.id);
  const remedy = `take events in whatever order they come: ${trial.plan.advice.order}`;
  const says = `${reordered.length} about one thing, the last one first`;
  const hindrance = trial.showsState ? await notReset(trial) : undefined;
  if (trial.showsState && hindrance === undefined) {
    const failures = await comparedAnew(trial, [inOrder, reordered], remedy);
    return trial.judged(failures, `${says}; both orders from a state that was reset`);
  }
  const failures = await taken(trial, reordered, { how: outOfOrder, remedy });
  if (trial.showsState) failures.push(await comparedAgain(trial, inOrder, remedy));
  const judged = trial.judged(failures, says);
  return hindrance === undefined || judged.verdict === "fails" ? judged : notJudged(`${tellsNothing}; ${hindrance}`);
}

const tellsNothing =
  "once more in order they changed nothing, and a receiver that knows events again shows nothing of order so";

/** Has the receiver begin anew; answers what helps where it does not. */
async function notReset(trial: Trial): Promise<string | undefined> {
  if (!(await trial.receiver.reset())) return "give --reset";
  const state = trial.changedSince(trial.blank, await trial.state());
  return state && `after --reset the state has to be as at the beginning: ${state}`;
}

const outOfOrder = "out of order";

async function taken(trial: Trial, deliveries: readonly Delivery[], way: { how: string; remedy: string }) {
  const failures: (Failure | undefined)[] = [];
  for (const delivery of deliveries) failures.push(await trial.takes(delivery.topic, firstOf(delivery), way));
  return failures;
}

/** The same events in both orders, each time to a receiver that knows of nothing, as it does now. */
async function comparedAnew(
  trial: Trial,
  [inOrder, reordered]: readonly [readonly Delivery[], readonly Delivery[]],
  remedy: string,
): Promise<readonly (Failure | undefined)[]> {
  const { receiver } = trial;
  for (const delivery of inOrder) await receiver.send(firstOf(delivery));
  const expected = await trial.state();
  await receiver.reset();
  const failures = await taken(trial, reordered, { how: outOfOrder, remedy });
  const state = trial.changedSince(expected, await trial.state());
  return [...failures, asAfterOrder(state, `all ${reordered.length}, the last one first`, remedy)];
}

/** Whoever does something when they come once more, now in order, had not made of them what there is to make. */
async function comparedAgain(trial: Trial, inOrder: readonly Delivery[], remedy: string): Promise<Failure | undefined> {
  const before = await trial.state();
  for (const delivery of inOrder) await trial.receiver.send(firstOf(delivery));
  const state = trial.changedSince(before, await trial.state());
  return asAfterOrder(state, `all ${inOrder.length}, the last one first, then once more in order`, remedy);
}

const asAfterOrder = (state: string | undefined, sent: string, remedy: string): Failure | undefined =>
  state === undefined ? undefined : { sent, expected: "the state that they leave in order", state, remedy };
