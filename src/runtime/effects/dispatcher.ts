import type { Ctx } from "../../core/context.ts";
import type { Attempt, Effect } from "../../core/effect.ts";
import { type Instant, type Span, toMillis } from "../../core/instant.ts";
import type { Deliver } from "../../core/service.ts";
import { othersTurn } from "../../core/turn.ts";
import { endOfTime, later } from "../clock.ts";
import { goneMeanwhile, SandboxRefused } from "../sandbox-refused.ts";
import type { ServiceSettings } from "../settings.ts";
import { type Delay, type DeliveryPlan, type DeliveryStep, planFor, putOffBy } from "./deliveries.ts";
import type { Outbox } from "./outbox.ts";
import { type Post, reasonOf, type Tried, trySending } from "./sending.ts";

/** What the dispatcher needs of its sandbox. */
export interface Ground extends Omit<Post, "abandoned"> {
  /** One transaction; `ctx` is that of the named service. A step is taken last: it cannot be undone. */
  transact<T>(
    service: string,
    work: (ctx: Ctx, outbox: Outbox, takeStep: (plan: DeliveryPlan) => Promise<void>) => Promise<T>,
    at?: Instant,
  ): Promise<T>;
  settings(service: string): ServiceSettings;
  effect(id: number): Promise<Effect | undefined>;
  nextDue(until: Instant): Promise<Effect | undefined>;
  plans(): readonly DeliveryPlan[];
  followsMachine(): boolean;
  /** A scenario is being loaded: jobs run, whatever else falls due is kept as prepared and goes nowhere. */
  prepares(): boolean;
  report(effect: Effect): void;
  /** Writes an effect down without asking its service. */
  keep(effect: Effect): Promise<void>;
}

/** Delivers what is due in a sandbox: one at a time, in order of (due instant, sequence), never inside a transaction. */
export class Dispatcher {
  readonly #ground: Ground;
  /** The end of the queue: runs over what is due, redeliveries, and who else must not meet a delivery. */
  #queue: Promise<unknown> = Promise.resolve();
  /** A run waits for its turn, and will find whatever is announced until then. */
  #called = false;
  #callOff: (() => void) | undefined;
  #stopped = false;
  readonly #abandoned = new AbortController();

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** Says when nobody wants to know any more what comes back from outside. */
  get abandoned(): AbortSignal {
    return this.#abandoned.signal;
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  /** Starts delivering without waiting for it. */
  start(): void {
    if (this.#stopped || this.#called) return;
    this.#called = true;
    void this.inTurn(() => this.#deliverDue());
  }

  /** Returns when nothing due is left. */
  async settle(): Promise<void> {
    await this.#queue;
    while (!this.#stopped && (await this.#ground.nextDue(this.#ground.now()))) {
      await this.inTurn(() => this.#deliverDue());
    }
  }

  /** While `work` runs, nothing is delivered. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => {});
    return turn;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#queue;
    this.#callOff?.();
  }

  /** Stops without waiting for an answer: whoever is being told may be the one who wants it to stop. */
  abandon(): Promise<void> {
    this.#abandoned.abort();
    return this.stop();
  }

  /** One attempt now, whatever became of those before; it takes no step of a plan and is not retried. */
  redeliver(id: number): Promise<Effect> {
    return this.inTurn(async () => {
      const effect = await this.#ground.effect(id);
      if (!effect) throw new RangeError(`no effect ${id}`);
      if (effect.kind === "job") throw new RangeError(`effect ${id} is a job; only what is sent can be sent again`);
      const tried = await this.#tryOut(effect, undefined);
      if (this.#abandoned.signal.aborted) throw new SandboxRefused("unknown", goneMeanwhile);
      const again = await this.#keep(effect, { ...tried, attempt: { ...tried.attempt, redelivered: true } }, undefined);
      this.#ground.report(again);
      return again;
    });
  }

  async #deliverDue(): Promise<void> {
    this.#called = false;
    for (;;) {
      const effect = this.#stopped ? undefined : await this.#ground.nextDue(this.#ground.now());
      if (!effect) break;
      const settled = await this.#settled(effect).catch((error: unknown) => this.#giveUp(effect, error));
      if (settled) this.#ground.report(settled);
      if (effect.kind === "job") await othersTurn();
    }
    if (!this.#stopped) await this.#wakeForNext();
  }

  /** Something is wrong with the effect itself: it is not tried again, so that others get their turn. */
  async #giveUp(effect: Effect, error: unknown): Promise<Effect> {
    const attempt: Attempt = { at: this.#ground.now(), error: reasonOf(error) };
    const failed: Effect = { ...effect, status: "failed", attempts: [...effect.attempts, attempt] };
    await this.#ground.keep(failed);
    return failed;
  }

  async #wakeForNext(): Promise<void> {
    this.#callOff?.();
    if (!this.#ground.followsMachine()) return;
    const next = await this.#ground.nextDue(endOfTime);
    if (!next) return;
    const { machine } = this.#ground;
    const wait = toMillis(next.dueAt) - toMillis(this.#ground.now());
    this.#callOff = machine.wake(machine.now() + wait, () => this.start());
  }

  /** Undefined when it was only put off. */
  #settled(effect: Effect): Promise<Effect | undefined> {
    if (effect.kind === "job") return this.#runJob(effect);
    return this.#ground.prepares() ? this.#prepare(effect) : this.#deliver(effect);
  }

  #prepare(effect: Effect): Promise<Effect> {
    return this.#ground.transact(effect.service, async (_ctx, outbox) => {
      const prepared: Effect = { ...effect, status: "prepared" };
      await outbox.put(prepared);
      return prepared;
    });
  }

  async #runJob(effect: Effect): Promise<Effect> {
    const job = this.#ground.service(effect.service).jobs[effect.topic];
    const at = this.#ground.now();
    const ran = (attempt: Attempt, status: Effect["status"]) => ({
      ...effect,
      status,
      attempts: [...effect.attempts, attempt],
    });
    try {
      if (!job) throw new Error(`service ${effect.service} has no job ${effect.topic}`);
      return await this.#ground.transact(effect.service, async (ctx, outbox) => {
        await job(effect.data, ctx);
        const done = ran({ at }, "delivered");
        await outbox.put(done);
        return done;
      });
    } catch (error) {
      const failed = ran({ at, error: reasonOf(error) }, "failed");
      await this.#ground.transact(effect.service, (_ctx, outbox) => outbox.put(failed));
      return failed;
    }
  }

  async #deliver(effect: Effect): Promise<Effect | undefined> {
    const plan = effect.putOff || effect.kind === "email" ? undefined : planFor(effect, this.#ground.plans());
    const step = plan?.plan[0];
    if (plan && step && ("wait" in step || "hold" in step)) return this.#putOff(effect, plan, step);
    const tried = await this.#tryOut(effect, step);
    return this.#abandoned.signal.aborted ? undefined : this.#keep(effect, tried, plan);
  }

  async #putOff(effect: Effect, plan: DeliveryPlan, step: Delay): Promise<undefined> {
    await this.#ground.transact(effect.service, async ({ now }, outbox, takeStep) => {
      await outbox.put(putOffBy(effect, step, plan, now));
      await takeStep(plan);
    });
  }

  /** An e-mail arrives wherever it is addressed to: the outbox is its letter box. */
  async #tryOut(effect: Effect, step: DeliveryStep | undefined): Promise<Tried> {
    if (effect.kind === "email") return { attempt: { at: this.#ground.now() } };
    return trySending(effect, step, { ...this.#ground, abandoned: this.#abandoned.signal });
  }

  /** Writes an attempt down with all that follows from it; what the service cannot make of the answer is a failure, too. */
  async #keep(effect: Effect, tried: Tried, plan: DeliveryPlan | undefined): Promise<Effect> {
    try {
      return await this.#record(effect, tried, plan);
    } catch (error) {
      if (!tried.answer) throw error;
      return this.#record(effect, { attempt: { ...tried.attempt, error: reasonOf(error) } }, plan);
    }
  }

  #record(effect: Effect, tried: Tried, plan: DeliveryPlan | undefined): Promise<Effect> {
    const { deliver } = this.#ground.service(effect.service);
    return this.#ground.transact(effect.service, async (ctx, outbox, takeStep) => {
      const { answer } = tried;
      if (answer) await deliver?.answered?.(effect, answer, ctx);
      const arrived = answer ? (deliver?.delivered(answer.status) ?? false) : effect.kind === "email";
      const settled = after(effect, tried, { arrived, now: ctx.now, retries: this.#retriesOf(effect, deliver) });
      await outbox.put(settled);
      await outbox.letPast(settled, ctx.now);
      if (plan) await takeStep(plan);
      return settled;
    });
  }

  #retriesOf(effect: Effect, deliver: Deliver<Ctx, object> | undefined) {
    const { retries = [] } = deliver ?? {};
    return typeof retries === "function" ? retries(this.#ground.settings(effect.service), effect) : retries;
  }
}

interface After {
  readonly arrived: boolean;
  readonly now: Instant;
  readonly retries: readonly Span[];
}

/** The effect after an attempt: arrived, to be tried again, or given up. A redelivery that fails changes nothing. */
function after({ putOff, ...effect }: Effect, { attempt, inVain }: Tried, { arrived, now, retries }: After): Effect {
  const attempts = [...effect.attempts, attempt];
  const tried: Effect = { ...effect, attempts };
  if (arrived) return { ...tried, status: "delivered" };
  if (attempt.redelivered) return { ...tried, ...(putOff ? { putOff } : {}) };
  const failures = attempts.filter(({ redelivered }) => !redelivered).length;
  const pause = inVain ? undefined : retries[failures - 1];
  return pause ? { ...tried, dueAt: later(now, pause) } : { ...tried, status: "failed" };
}
