import type { Answered, Asked, ControlClient } from "../client.ts";

export type Effect = Answered<"readEffect">;
export type EffectFilter = Omit<NonNullable<Asked<"waitForEffects">["body"]>, "atLeast" | "within">;
export type DeliveryPlan = Answered<"addDeliveryPlan">;
type NewDeliveryPlan = Asked<"addDeliveryPlan">["body"];

interface Awaited {
  readonly atLeast?: number;
  /** ISO 8601, PT5S unless given. */
  readonly within?: string;
}

/** Webhooks, e-mails, callbacks and jobs: what the service has sent, or will. */
export class OutboxHandle {
  readonly #client: ControlClient;
  readonly #path: { readonly sandbox: string };

  constructor(client: ControlClient, sandbox: string) {
    this.#client = client;
    this.#path = { sandbox };
  }

  async list(filter: EffectFilter = {}): Promise<readonly Effect[]> {
    return (await this.#client.call("readOutbox", { path: this.#path, query: filter })).effects;
  }

  read(effect: number): Promise<Effect> {
    return this.#client.call("readEffect", { path: { ...this.#path, effect } });
  }

  /**
   * Answers when so many effects match; throws when the time is over before.
   *
   * @example const [mail] = await simulator.outbox.wait({ kind: "email", to: "jane@example.com" });
   */
  async wait(filter: EffectFilter = {}, { atLeast = 1, within = "PT5S" }: Awaited = {}): Promise<readonly Effect[]> {
    const body = { ...filter, atLeast, within };
    const { effects, enough } = await this.#client.call("waitForEffects", { path: this.#path, body });
    if (enough) return effects;
    throw new Error(
      `waited ${within} for ${atLeast} effects with ${JSON.stringify(filter)}; there were ${effects.length}`,
    );
  }

  /** Answers when nothing due is left to deliver. */
  settle(): Promise<undefined> {
    return this.#client.call("settle", { path: this.#path });
  }

  /** Delivers what is due now and answers what was attempted. */
  async deliver(): Promise<readonly Effect[]> {
    return (await this.#client.call("deliverDue", { path: this.#path })).effects;
  }

  /** One more attempt now, whatever became of it. */
  redeliver(effect: number): Promise<Effect> {
    return this.#client.call("redeliverEffect", { path: { ...this.#path, effect } });
  }

  /**
   * What becomes of the next attempts, one step each; then deliveries are normal again.
   *
   * @example await simulator.outbox.plan({ service: "simvoly", topic: "trial_expired", plan: [{ pretend: 500 }, { send: "twice" }] });
   */
  plan(plan: NewDeliveryPlan): Promise<DeliveryPlan> {
    return this.#client.call("addDeliveryPlan", { path: this.#path, body: plan });
  }

  async plans(): Promise<readonly DeliveryPlan[]> {
    return (await this.#client.call("listDeliveryPlans", { path: this.#path })).plans;
  }

  /** Takes away one plan, or all; answers how many. */
  async clearPlans(id?: number): Promise<number> {
    return (await this.#client.call("clearDeliveryPlans", { path: this.#path, query: { id } })).removed;
  }
}
