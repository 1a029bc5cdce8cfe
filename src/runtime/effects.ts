import type { Attempt, Effect } from "../core/effect.ts";
import { type Instant, toMillis } from "../core/instant.ts";
import { ApiError } from "../core/refusal.ts";
import type { Service } from "../core/service.ts";
import { refusedAddress } from "./address.ts";
import type { Machine } from "./machine.ts";
import type { TransactionContext } from "./transaction.ts";

/** What the dispatcher needs of its sandbox. */
export interface Ground {
  readonly machine: Machine;
  readonly allowedHosts: readonly string[];
  now(): Instant;
  service(name: string): Service;
  /** One transaction; `ctx` is that of the named service. */
  transact<T>(service: string, work: (ctx: TransactionContext, effects: EffectsTable) => Promise<T>): Promise<T>;
  nextDue(until: Instant): Promise<Effect | undefined>;
  followsMachine(): boolean;
  /** A scenario is being loaded: jobs run, whatever else falls due is kept as prepared and goes nowhere. */
  prepares(): boolean;
  report(effect: Effect): void;
}

interface EffectsTable {
  put(row: Effect): Promise<void>;
}

const endOfTime = "9999-12-31T23:59:59.999Z";

/** Delivers what is due in a sandbox: one at a time, in order of (due instant, sequence), never inside a transaction. */
export class Dispatcher {
  readonly #ground: Ground;
  #running: Promise<void> | undefined;
  #callOff: (() => void) | undefined;
  #stopped = false;
  /** Something was announced while a run was ending. */
  #again = false;

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** Starts delivering without waiting for it. */
  start(): void {
    if (this.#stopped) return;
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#again = false;
    this.#running = this.#deliverDue().finally(() => {
      this.#running = undefined;
      if (this.#again) this.start();
    });
  }

  /** Returns when nothing due is left. */
  async settle(): Promise<void> {
    await this.#running;
    while (!this.#stopped && (await this.#ground.nextDue(this.#ground.now()))) {
      this.start();
      await this.#running;
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#callOff?.();
    await this.#running;
  }

  async #deliverDue(): Promise<void> {
    for (;;) {
      const effect = this.#stopped ? undefined : await this.#ground.nextDue(this.#ground.now());
      if (!effect) break;
      await this.#deliver(effect);
    }
    if (!this.#stopped) await this.#wakeForNext();
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

  async #deliver(effect: Effect): Promise<void> {
    const settled = await this.#settled(effect);
    this.#ground.report(settled);
  }

  #settled(effect: Effect): Promise<Effect> {
    if (effect.kind === "job") return this.#runJob(effect);
    return this.#ground.prepares() ? this.#prepare(effect) : this.#send(effect);
  }

  #prepare(effect: Effect): Promise<Effect> {
    return this.#ground.transact(effect.service, async (_ctx, effects) => {
      const prepared: Effect = { ...effect, status: "prepared" };
      await effects.put(prepared);
      return prepared;
    });
  }

  async #runJob(effect: Effect): Promise<Effect> {
    const job = this.#ground.service(effect.service).jobs[effect.topic];
    const at = this.#ground.now();
    try {
      if (!job) throw new Error(`service ${effect.service} has no job ${effect.topic}`);
      return await this.#ground.transact(effect.service, async (ctx, effects) => {
        await job(effect.data, ctx);
        return keep(effects, effect, { at }, true);
      });
    } catch (error) {
      return this.#record(effect, { at, error: messageOf(error) }, false);
    }
  }

  async #send(effect: Effect): Promise<Effect> {
    const { deliver } = this.#ground.service(effect.service);
    const at = this.#ground.now();
    try {
      if (!deliver) throw new Error(`service ${effect.service} delivers nothing`);
      const request = await this.#ground.transact(effect.service, (ctx) => deliver.request(effect, ctx));
      const refused = refusedAddress(request.url, this.#ground.allowedHosts);
      if (refused) throw new Error(refused);
      const { status } = await this.#ground.machine.send(request);
      return this.#record(effect, { at, status }, deliver.delivered(status));
    } catch (error) {
      return this.#record(effect, { at, error: messageOf(error) }, false);
    }
  }

  #record(effect: Effect, attempt: Attempt, delivered: boolean): Promise<Effect> {
    return this.#ground.transact(effect.service, (_ctx, effects) => keep(effects, effect, attempt, delivered));
  }
}

async function keep(effects: EffectsTable, effect: Effect, attempt: Attempt, delivered: boolean): Promise<Effect> {
  const settled: Effect = {
    ...effect,
    status: delivered ? "delivered" : "failed",
    attempts: [...effect.attempts, attempt],
  };
  await effects.put(settled);
  return settled;
}

/** The innermost reason: `fetch failed` alone helps nobody. */
function messageOf(error: unknown): string {
  if (error instanceof ApiError) return `refused by ${error.rule}`;
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (cause instanceof Error) return "code" in cause ? String(cause.code) : cause.message;
  return error.message;
}
