import { anEmail, readSubscription, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A subscription is read with its orders, customer, licence and plugin, as its order was answered",
  contract: ["getSubscription 200"],
  rules: { contrast: ["subscription-known", "other-resellers-invisible", "cancellation-ends-licence-at-once"] },
  does: "creates",
  since: "1.0",
  source: ["subscription-address", "subscription-id", "subscription-example", "responses-data"],
  async run({ as, unique, setUp }) {
    const wish = { email: anEmail(unique), first_name: "Test", last_name: "Case", total: "35.00" };
    const sold = await setUp(() => sell(as("reseller"), wish));
    const { order, customer, licence, plugin } = sold;

    const subscription = await readSubscription(as("reseller"), sold);

    subscription.has({
      code: "success",
      message: "success",
      data: { status: 200, error: false, type: "subscription", orders: [{ order }], customer, licence, plugin },
    });
    subscription.has({ data: { licence: { status: "active", subscription_id: order.subscription_id, plan: "pro" } } });
    subscription.has({ data: { customer: { email: wish.email, first_name: "Test", last_name: "Case" } } });
    subscription.has({ data: { orders: [{ order: { order_type: "parent", total: "35.00", currency: "USD" } }] } });
  },
});
