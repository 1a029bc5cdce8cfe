import type { Attempt, Effect } from "../../core/effect.ts";
import { type Instant, parseDuration } from "../../core/instant.ts";
import { later } from "../clock.ts";

export type DeliveryStep =
  /** What the receiver answers, or that it does not; it is not called. */
  | { readonly pretend: number | "timeout" | "refused" }
  | { readonly send: "normally" | NonNullable<Attempt["sent"]> }
  /** An ISO 8601 duration by which it is put off, then sent. */
  | { readonly wait: string }
  /** Put back until so many others that match were attempted, for an hour at most. */
  | { readonly hold: number };

/** What becomes of the next deliveries that match: one step for each attempt. */
export interface DeliveryPlan {
  readonly id: number;
  readonly service: string;
  readonly topic?: string;
  readonly to?: string;
  /** The steps that are left. */
  readonly plan: readonly DeliveryStep[];
}

export type NewDeliveryPlan = Omit<DeliveryPlan, "id">;

/** Plans with the ids after those that wait. */
export function numbered(plans: readonly NewDeliveryPlan[], waiting: readonly DeliveryPlan[] = []): DeliveryPlan[] {
  const last = Math.max(0, ...waiting.map(({ id }) => id));
  return plans.map((plan, i) => ({ ...plan, id: last + 1 + i }));
}

/** The plan whose next step an effect's attempt takes: the one that was added first. */
export const planFor = (effect: Effect, waiting: readonly DeliveryPlan[]): DeliveryPlan | undefined =>
  waiting.find((plan) => plan.service === effect.service && isMeant(plan, effect));

/** Whether topic and receiver, as far as they are named, are those of the effect. */
export const isMeant = ({ topic, to }: { topic?: string; to?: string }, effect: Effect): boolean =>
  (topic === undefined || topic === effect.topic) && (to === undefined || to === effect.to);

/** The plans after a step of one of them was taken; one without steps is gone. */
export const withStepTaken = (taken: DeliveryPlan, waiting: readonly DeliveryPlan[]): readonly DeliveryPlan[] =>
  waiting.flatMap((plan) => {
    if (plan.id !== taken.id) return [plan];
    return plan.plan.length > 1 ? [{ ...plan, plan: plan.plan.slice(1) }] : [];
  });

export type Delay = Extract<DeliveryStep, { wait: string } | { hold: number }>;

/** The effect as it waits for its turn to come. */
export function putOffBy(effect: Effect, step: Delay, { topic, to }: DeliveryPlan, now: Instant): Effect {
  if ("wait" in step) return { ...effect, putOff: { behind: 0 }, dueAt: later(now, parseDuration(step.wait) ?? {}) };
  const others = { ...(topic === undefined ? {} : { topic }), ...(to === undefined ? {} : { to }) };
  return { ...effect, putOff: { behind: step.hold, ...others }, dueAt: later(now, { hours: 1 }) };
}
