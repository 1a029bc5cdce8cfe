import { anEmail, followUp, inTheYear2100, placeOrder, readSubscription, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A switch replaces the plan and keeps the subscription's id and renewal date",
  contract: ["createOrder 200", "getSubscription 200"],
  rules: {
    positive: ["switch-changes-plan-only"],
    contrast: ["renewal-default-one-year", "renewal-keeps-subscription", "switch-within-family", "plan-exists"],
  },
  does: "creates",
  since: "1.0",
  source: ["create-order-type", "create-order-renewal-time", "create-order-subscription-id", "woocommerce-order-types"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const wish = { email: anEmail(unique), renewal_time: inTheYear2100, total: "23.00" };
    const sold = await setUp(() => sell(reseller, wish));
    const { subscription_id } = sold.order;

    const plan = "seo-by-rank-math-business";
    const switched = (await placeOrder(reseller, { ...followUp("switch", sold), plan, total: "60" })).is(200);

    const { order, customer, licence, plugin } = switched.body.data;
    switched.has({
      data: { type: "order.create", order: { order_type: "switch", subscription_id, currency: "USD", total: "60.00" } },
    });
    const rule = { rule: "switch-changes-plan-only", status: "createOrder 200" } as const;
    check("only the plan has changed", rule, licence, { ...sold.licence, plan: "business" });
    check(
      "customer and plugin are the same",
      rule,
      { customer, plugin },
      { customer: sold.customer, plugin: sold.plugin },
    );
    const after = (await readSubscription(reseller, sold)).body.data;
    check("the licence reads the same", rule, after.licence, licence);
    check(
      "the subscription holds both orders",
      rule,
      after.orders.map((one) => one.order.id).toSorted((a, b) => a - b),
      [sold.order.id, order.id],
    );
  },
});
