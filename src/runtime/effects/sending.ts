import type { Ctx } from "../../core/context.ts";
import type { Attempt, Effect, EffectAnswer, OutgoingRequest } from "../../core/effect.ts";
import { type Instant, plus } from "../../core/instant.ts";
import { ApiError } from "../../core/refusal.ts";
import type { Service } from "../../core/service.ts";
import { refusedAddress } from "../address.ts";
import { type Machine, sendWithin } from "../machine.ts";
import type { DeliveryStep } from "./deliveries.ts";
import { truncated, wronglySigned } from "./odd-requests.ts";

/** What is needed to send something from a sandbox. */
export interface Post {
  readonly machine: Machine;
  readonly allowedHosts: readonly string[];
  /** Nobody wants to know any more what becomes of what is on its way. */
  readonly abandoned: AbortSignal;
  now(): Instant;
  service(name: string): Service;
  /** One transaction of the service, at another instant than now if one is given. */
  transact<T>(service: string, work: (ctx: Ctx) => Promise<T>, at?: Instant): Promise<T>;
}

export interface Tried {
  readonly attempt: Attempt;
  readonly answer?: EffectAnswer;
  /** Nothing could be sent, and trying again would not change that. */
  readonly inVain?: true;
}

const longestAnswer = 10_000;

/** One attempt at telling the receiver, as a step of a plan would have it. */
export async function trySending(effect: Effect, step: DeliveryStep | undefined, post: Post): Promise<Tried> {
  const at = post.now();
  if (step && "pretend" in step) return pretended(step.pretend, at);
  const way = step && "send" in step && step.send !== "normally" ? step.send : undefined;
  const sent = way && { sent: way };
  let request: OutgoingRequest;
  try {
    request = await requestFor(effect, way, at, post);
  } catch (error) {
    return { attempt: { at, error: reasonOf(error) }, inVain: true };
  }
  const { machine, abandoned } = post;
  const patience = { millis: longestAnswer, abandoned };
  try {
    if (way === "twice") await sendWithin(machine, request, patience).catch(() => {});
    const { status, body = "" } = await sendWithin(machine, request, patience);
    return { attempt: { at, status, ...sent }, answer: { status, body } };
  } catch (error) {
    return { attempt: { at, error: reasonOf(error), ...sent } };
  }
}

function pretended(outcome: number | "timeout" | "refused", at: Instant): Tried {
  if (typeof outcome === "number") {
    return { attempt: { at, status: outcome, pretended: true }, answer: { status: outcome, body: "" } };
  }
  return { attempt: { at, error: outcome === "timeout" ? "timeout" : "ECONNREFUSED", pretended: true } };
}

async function requestFor(effect: Effect, way: Attempt["sent"], at: Instant, post: Post): Promise<OutgoingRequest> {
  const { deliver } = post.service(effect.service);
  if (!deliver) throw new Error(`service ${effect.service} delivers nothing`);
  const moment = way === "stale" ? plus(at, { hours: -1 }) : undefined;
  const request = await post.transact(effect.service, (ctx) => deliver.request(effect, ctx), moment);
  const refused = refusedAddress(request.url, post.allowedHosts);
  if (refused) throw new Error(refused);
  if (way === "wrongly-signed") return wronglySigned(request, deliver.signedIn ?? []);
  return way === "truncated" ? truncated(request) : request;
}

/** The innermost reason: `fetch failed` alone helps nobody. */
export function reasonOf(error: unknown): string {
  if (error instanceof ApiError) return `refused by ${error.rule}`;
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (cause instanceof Error) return "code" in cause ? String(cause.code) : cause.message;
  return error.message;
}
