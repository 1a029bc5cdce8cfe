import { anEmail, followUp, oneYearAfter, placeOrder, readSubscription, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A renewal adds an order to the same subscription and opens no other",
  contract: ["createOrder 200", "getSubscription 200"],
  rules: {
    positive: ["renewal-keeps-subscription"],
    contrast: ["parent-order-opens-subscription", "subscription-id-needed", "subscription-known", "customer-known"],
  },
  does: "creates",
  since: "1.0",
  source: ["create-order-purpose", "create-order-subscription-id", "reason-renewal-adds-order"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const sold = await setUp(() => sell(reseller, { email: anEmail(unique), total: "23.00" }));
    const { subscription_id } = sold.order;

    const renewal = (await placeOrder(reseller, { ...followUp("renewal", sold), total: "19.00" })).is(200);

    const { order, customer, plugin } = renewal.body.data;
    renewal.has({
      code: "success",
      message: "success",
      data: {
        status: 200,
        error: false,
        type: "order.create",
        order: { order_type: "renewal", subscription_id, currency: "USD", total: "19.00" },
        licence: { plan: "pro", origin: "reseller", subscription_id, status: "active" },
      },
    });
    renewal.has({ data: { licence: { date_expiration: oneYearAfter(order.paid_date) } } });
    const rule = { rule: "renewal-keeps-subscription" } as const;
    check(
      "customer and plugin are the same",
      rule,
      { customer, plugin },
      { customer: sold.customer, plugin: sold.plugin },
    );
    check("the order is a new one", rule, order.id > sold.order.subscription_id, true);
    const { orders } = (await readSubscription(reseller, sold)).body.data;
    check(
      "the subscription holds both orders",
      rule,
      orders.toSorted((a, b) => a.order.id - b.order.id),
      [{ order: sold.order }, { order }],
    );
  },
});
