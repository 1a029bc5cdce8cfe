import { anEmail, followUp, placeOrder, sell, unknownId } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "Whatever is not found is refused with 400, where the setting says so",
  contract: [
    "getOrder 400",
    "getCustomer 400",
    "updateCustomer 400",
    "getSubscription 400",
    "cancelSubscription 400",
    "createOrder 400",
  ],
  rules: { positive: ["order-known", "customer-known", "subscription-known"], contrast: ["route-and-method-known"] },
  settings: { "not-found-status": 400 },
  does: "destroys",
  since: "1.0",
  source: ["choice-not-found-status"],
  async run({ as, unique, setUp }) {
    const reseller = as("reseller");
    const sold = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    const [customer_id, new_email] = [anEmail(unique), anEmail(unique)];
    const path = { subscription_id: unknownId };

    const answers = [
      await reseller.call("getOrder", { path: { order_id: unknownId } }),
      await reseller.call("getCustomer", { query: { customer_id } }),
      await reseller.call("updateCustomer", { body: { customer_id, new_email } }),
      await reseller.call("getSubscription", { path }),
      await reseller.call("cancelSubscription", { path }),
      await placeOrder(reseller, { ...followUp("renewal", sold), ...path }),
      await placeOrder(reseller, { ...followUp("switch", sold), email: customer_id }),
    ];

    for (const answer of answers) answer.is(400, "not_found").has({ data: { status: 400 } });
  },
});
