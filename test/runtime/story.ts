import type { RawReply } from "../../src/core/http.ts";
import { canonical } from "../../src/runtime/journal/journal.ts";
import { Random } from "../core/random.ts";
import type { Call, Role, Shop } from "./shop.ts";

const plans = ["seo-by-rank-math-pro", "seo-by-rank-math-agency", "content-ai-starter", "content-ai-expert"] as const;
const resellers: readonly [Role, Role] = ["reseller", "other-reseller"];

interface Known {
  readonly subscription: number;
  readonly order: number;
  readonly email: string;
  readonly by: Role;
}

/** A seeded mix of everything a reseller does, refusals and the passing of time included. */
export class Story {
  readonly #random: Random;
  readonly #known: Known[] = [];

  constructor(seed: number) {
    this.#random = new Random(seed);
  }

  /** Plays so many requests in one sandbox, one after the other. */
  async play(shop: Shop, requests: number, { sandbox = "default", ...over }: Partial<Call> = {}): Promise<void> {
    for (let n = 0; n < requests; n += 1) {
      if (this.#random.below(9) === 0) await shop.sandbox(sandbox).advance({ days: this.#random.below(60), hours: 1 });
      const call = this.#call();
      this.#remember(await shop.ask({ ...call, sandbox, ...over }), call);
    }
  }

  #call(): Call {
    const random = this.#random;
    const by = random.pick(resellers);
    const known = this.#known[random.below(Math.max(1, this.#known.length))];
    const { subscription = 1, order = 1, email = "nobody@example.com" } = known ?? {};
    const own = random.below(5) === 0 ? by : (known?.by ?? by);
    const again = { first_name: "Again", email, plan: random.pick(plans), subscription_id: subscription };
    const buyer = `buyer-${random.below(12)}@example.com`;
    const calls: readonly [Call, ...Call[]] = [
      {
        method: "POST",
        path: "payment/",
        by,
        body: { type: "parent", first_name: "New", email: buyer, plan: random.pick(plans), total: random.below(99) },
      },
      { method: "POST", path: "payment/", by, body: { type: "parent", first_name: "", email: buyer } },
      { method: "POST", path: "payment", by: own, body: { type: "renewal", ...again, price: "12.50" } },
      { method: "POST", path: "payment/", by: own, body: { type: "switch", ...again } },
      { method: "DELETE", path: `subscription/${subscription}`, by: own },
      { path: `subscription/${subscription}`, by: own, query: "_envelope" },
      { path: `order/${order}`, by: own },
      { path: "orders/", by, query: `number=${1 + random.below(4)}&page=${random.below(3)}` },
      { path: "customer/", by: own, query: `customer_id=${email}` },
      {
        method: "PATCH",
        path: "customer/",
        by: own,
        body: { customer_id: email, new_email: random.pick([buyer, `moved-${buyer}`]) },
      },
      { path: "orders/", by: random.pick(["subscriber", "nobody"]) },
    ];
    return random.below(3) === 0 ? calls[0] : random.pick(calls);
  }

  #remember({ body }: RawReply, { by, body: sent }: Call): void {
    const { data } = body as { data?: { type?: string; order?: { id: number; subscription_id: number } } };
    if (data?.type !== "order.create" || !data.order || by === undefined || typeof by === "object" || by === "nobody")
      return;
    const { email } = sent as { email: string };
    this.#known.push({ order: data.order.id, subscription: data.order.subscription_id, email, by });
  }
}

/** What a sandbox has come to: its state and, entry by entry, how. */
export async function outcome(shop: Shop, sandbox = "default") {
  const { journal } = shop.sandbox(sandbox);
  const entries = journal.entries().map(canonical);
  return { hash: await shop.sandbox(sandbox).hash(), entries };
}
