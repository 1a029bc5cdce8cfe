import { anEmail, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title:
    "Removing a customer's account takes his subscriptions of every reseller with it, and no one else's; orders stay",
  contract: ["getSubscription 404"],
  rules: { positive: ["subscription-known"], contrast: ["order-known"] },
  needs: { roles: ["other-reseller"], capabilities: ["panel", "rows"] },
  does: "destroys",
  since: "1.0",
  source: ["choice-removed-customer"],
  async run({ as, arrange, control, unique, setUp, check }) {
    const email = anEmail(unique);
    const own = await setUp(() => sell(as("reseller"), { email }));
    const foreign = await setUp(() => sell(as("other-reseller"), { email, plan: "content-ai-starter" }));
    const kept = await setUp(() => sell(as("reseller"), { email: anEmail(unique) }));
    await setUp(() => arrange.removeCustomer({ customer_id: own.customer.id }));

    const left = async (table: "subscriptions" | "orders") => {
      const ids = (await control.rows(table)).map(({ id }) => id);
      return [own, foreign, kept].map(({ order }) =>
        ids.includes(table === "orders" ? order.id : order.subscription_id),
      );
    };
    check("the other customer's subscription is left", { rule: "subscription-known" }, await left("subscriptions"), [
      false,
      false,
      true,
    ]);
    check("all orders are left", { rule: "order-known" }, await left("orders"), [true, true, true]);
    for (const [role, { order }] of [
      ["reseller", own],
      ["other-reseller", foreign],
    ] as const) {
      const path = { subscription_id: order.subscription_id };
      (await as(role).call("getSubscription", { path }))
        .is(404, "not_found")
        .has({ message: "Subscription not found" });
    }
  },
});
