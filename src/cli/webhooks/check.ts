import type { WebhookPlan } from "../../core/webhook-plan.ts";
import { Unreachable } from "../terminal.ts";
import { isIdempotent } from "./properties/idempotence.ts";
import { survivesLoss } from "./properties/loss.ts";
import { survivesReordering } from "./properties/order.ts";
import { answersInTime } from "./properties/promptness.ts";
import { verifiesSignatures } from "./properties/signatures.ts";
import { refusesWhatIsStale } from "./properties/staleness.ts";
import { brokenOff, type Came, OutOfTime, type Receiver } from "./receiver.ts";
import type { Delivery, Source } from "./source.ts";
import { doesNotApply, type Failure, firstOf, type Judged, notJudged, Trial } from "./trial.ts";

export interface Property extends Judged {
  readonly property: string;
}

/** What was found out about a receiver of one service. */
export interface Checked {
  readonly service: string;
  readonly properties: readonly Property[];
  /** How many deliveries there were, and of which topics. */
  readonly sent: number;
  readonly topics: readonly string[];
  /** Milliseconds of the slowest answer. */
  readonly slowest: number;
  /** `--state` was given, and shows something that changes. */
  readonly showsState: boolean;
}

interface Parts {
  readonly source: Source;
  readonly receiver: Receiver;
  readonly plan: WebhookPlan;
}

/** Everything that can be found out; a receiver that is not there at all is `Unreachable`. */
export async function check(parts: Parts): Promise<Checked> {
  const { source, receiver } = parts;
  const { age } = parts.plan;
  const trial = new Trial(parts);
  await receiver.reset();
  const known = await source.fire();
  const rightly = await introduced(trial, known);
  const judge = judging(trial, rightly.silent);
  const stale = "refuses what is stale";
  const properties = [
    await judge("verifies signatures", () => verifiesSignatures(trial, rightly.failures)),
    "untold" in age
      ? { property: stale, ...doesNotApply(age.untold) }
      : await judge(stale, () => refusesWhatIsStale(trial, age.told)),
    await judge("idempotent", () => isIdempotent(trial)),
    await judge("survives reordering", () => survivesReordering(trial)),
    await judge("survives loss and delay", () => survivesLoss(trial, known)),
    { property: "answers in time", ...answersInTime(trial) },
  ];
  const { sent, slowest } = receiver;
  const topics = [...new Set(known.slice(0, rightly.failures.length).map(({ topic }) => topic))];
  return { service: source.service.name, properties, sent, topics, slowest: slowest.ms, showsState: trial.showsState };
}

interface Introduced {
  /** One for each that was sent. */
  readonly failures: readonly (Failure | undefined)[];
  /** The receiver is there and does not answer. */
  readonly silent: boolean;
}

/** Sends every topic once, rightly signed, and finds out what the receiver takes and whether its state shows it. */
async function introduced(trial: Trial, known: readonly Delivery[]): Promise<Introduced> {
  const { receiver, plan } = trial;
  const remedy = `take what is rightly signed; is the secret the one that is named above? ${plan.advice.signature}`;
  trial.blank = await receiver.state();
  const failures: (Failure | undefined)[] = [];
  const topics = new Set<string>();
  for (const delivery of known) {
    const failure = await trial.takes(delivery.topic, firstOf(delivery), { how: "rightly signed", remedy });
    if (!failure) topics.add(delivery.topic);
    failures.push(failure);
    const { came } = failure ?? {};
    if (came?.error === "no answer") return { failures, silent: true };
    if (receiver.sent === 1 && came) refuseAbsent(came, receiver.url);
  }
  trial.topics = topics;
  trial.showsState = (trial.blank ?? "") !== ((await receiver.state()) ?? "");
  return { failures, silent: false };
}

/** Whoever breaks off is there. */
function refuseAbsent({ error }: Came, url: string): void {
  if (error === undefined || error === brokenOff) return;
  const remedy = error === "connection refused" ? "start your receiver first" : "is --url right?";
  throw new Unreachable(`nobody answers at ${url}: ${error}; ${remedy}`);
}

/** Whatever cannot be judged says why. */
const judging = (trial: Trial, silent: boolean) => async (property: string, judge: () => Promise<Judged>) => {
  const isFirst = property === "verifies signatures";
  if (silent) return { property, ...notJudged("a rightly signed delivery was not answered at all") };
  if (trial.topics.size === 0 && !isFirst)
    return { property, ...notJudged("nothing that is rightly signed is taken, so it would show nothing") };
  try {
    return { property, ...(await judge()) };
  } catch (error) {
    if (!(error instanceof OutOfTime)) throw error;
    return { property, ...notJudged(error.message) };
  }
};
