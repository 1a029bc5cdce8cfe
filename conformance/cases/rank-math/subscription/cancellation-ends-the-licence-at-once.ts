import { anEmail, cancel, ordersListed, readOrder, readSubscription, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "Cancelling sets the licence to cancelled and its expiry to 0; orders, plan and plugin stay visible",
  contract: ["cancelSubscription 200", "getSubscription 200", "getOrder 200", "listOrders 200"],
  rules: {
    positive: ["cancellation-ends-licence-at-once"],
    contrast: ["subscription-known", "orders-of-removed-customers-unlisted"],
  },
  does: "destroys",
  since: "1.0",
  source: ["subscription-address", "subscription-example"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const wish = { email: anEmail(unique), plan: "seo-by-rank-math-business", total: "35.00" } as const;
    const sold = await setUp(() => sell(reseller, wish));
    const { order, customer, plugin } = sold;
    const licence = { ...sold.licence, date_expiration: 0, status: "cancelled" } as const;

    const cancelled = await cancel(reseller, sold);

    const data = {
      status: 200,
      error: false,
      type: "subscription",
      orders: [{ order }],
      customer,
      licence,
      plugin,
    } as const;
    cancelled.has({ code: "success", message: "success", data });
    (await readSubscription(reseller, sold)).has({ code: "success", message: "success", data });
    (await readOrder(reseller, sold)).has({ data: { order, licence, plugin } });
    const rule = { rule: "cancellation-ends-licence-at-once" } as const;
    check("the list shows it too", rule, await ordersListed(reseller, sold), [{ order, customer, licence }]);
  },
});
