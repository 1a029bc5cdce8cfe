import type { OutgoingRequest } from "../../core/effect.ts";
import type { WebhookPlan } from "../../core/webhook-plan.ts";
import type { Came, Receiver } from "./receiver.ts";
import type { Delivery, Source } from "./source.ts";
import { difference } from "./states.ts";

/** What a receiver did otherwise than it should. */
export interface Failure {
  readonly sent: string;
  readonly expected: string;
  /** Left out where it is not about one answer. */
  readonly came?: Came;
  /** In what the receiver's state, where it shows one, is otherwise than it should be. */
  readonly state?: string;
  readonly remedy: string;
}

export interface Judged {
  readonly verdict: "holds" | "fails" | "does not apply" | "not judged";
  /** By what it was judged; left out where it was not. */
  readonly by?: "answers" | "answers and state";
  /** What was done, or why nothing was. */
  readonly says: string;
  readonly failures: readonly Failure[];
}

/** What is said of a delivery, and what helps where it is not answered as it should be. */
export interface Way {
  readonly how: string;
  readonly remedy: string;
  /** The state that the receiver shows has to stay as it is. */
  readonly unchanged?: boolean;
}

interface Parts {
  readonly source: Source;
  readonly receiver: Receiver;
  readonly plan: WebhookPlan;
}

/** One receiver on trial: what is sent to it, and what is held against it. */
export class Trial {
  readonly source: Source;
  readonly receiver: Receiver;
  readonly plan: WebhookPlan;
  /** Topics of which the receiver takes what is rightly signed; the others are told once. */
  topics: ReadonlySet<string> = new Set();
  /** Whether the receiver shows a state that changes with what it takes. */
  showsState = false;
  /** The state that it showed before anything was sent. */
  blank: string | undefined;

  constructor({ source, receiver, plan }: Parts) {
    this.source = source;
    this.receiver = receiver;
    this.plan = plan;
  }

  get by(): "answers" | "answers and state" {
    return this.showsState ? "answers and state" : "answers";
  }

  /** Those whose topics the receiver takes. */
  taken(deliveries: readonly Delivery[]): readonly Delivery[] {
    return deliveries.filter(({ topic }) => this.topics.has(topic));
  }

  /** Whether the vendor would call it delivered. */
  isTaken({ status }: Came): boolean {
    return status !== undefined && this.source.service.deliver?.delivered(status) === true;
  }

  /** What the vendor takes for delivered. */
  get success(): string {
    return this.source.service.deliver?.delivered(204) ? "2xx" : "200";
  }

  /** Sends what has to be taken; undefined where it was, and changed nothing that has to stay as it is. */
  async takes(topic: string, request: OutgoingRequest, { how, remedy, unchanged }: Way): Promise<Failure | undefined> {
    const before = unchanged ? await this.state() : undefined;
    const came = await this.receiver.send(request);
    const isTaken = this.isTaken(came);
    const state = isTaken
      ? this.changedSince(before, before === undefined ? undefined : await this.state())
      : undefined;
    if (isTaken && state === undefined) return undefined;
    const expected = before === undefined ? this.success : `${this.success}, and the state as before`;
    return { sent: `${topic}, ${how}`, expected, came, ...(state === undefined ? {} : { state }), remedy };
  }

  /** Sends what has to be refused; undefined where it was, and left no trace. */
  async refuses(topic: string, request: OutgoingRequest, { how, remedy }: Way): Promise<Failure | undefined> {
    const before = await this.state();
    const came = await this.receiver.send(request);
    const state = this.changedSince(before, await this.state());
    const { status = 0 } = came;
    if (status >= 400 && status < 500 && state === undefined) return undefined;
    const expected = before === undefined ? "4xx" : "4xx, and the state as before";
    return { sent: `${topic}, ${how}`, expected, came, ...(state === undefined ? {} : { state }), remedy };
  }

  /** What stands for the receiver's state; undefined where none is shown, or none that means anything. */
  async state(): Promise<string | undefined> {
    return this.showsState ? this.receiver.state() : undefined;
  }

  changedSince(before: string | undefined, after: string | undefined): string | undefined {
    return before === undefined || after === undefined ? undefined : difference(before, after);
  }

  judged(failures: readonly (Failure | undefined)[], says: string): Judged {
    const found = failures.filter((failure) => failure !== undefined);
    return { verdict: found.length === 0 ? "holds" : "fails", by: this.by, says, failures: found };
  }
}

export const notJudged = (says: string): Judged => ({ verdict: "not judged", says, failures: [] });

export const doesNotApply = (says: string): Judged => ({ verdict: "does not apply", says, failures: [] });

/** The request of a delivery's first attempt that was sent. */
export function firstOf({ requests: [request] }: Delivery): OutgoingRequest {
  if (!request) throw new Error("nothing was sent for a delivery");
  return request;
}
