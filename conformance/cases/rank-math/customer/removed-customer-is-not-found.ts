import { anEmail, followUp, placeOrder, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A customer whose account was removed is not found any more, nor are his subscriptions",
  contract: [
    "getCustomer 404",
    "updateCustomer 404",
    "getSubscription 404",
    "cancelSubscription 404",
    "createOrder 404",
  ],
  rules: { positive: ["customer-known", "subscription-known"] },
  needs: { capabilities: ["panel"] },
  does: "destroys",
  since: "1.0",
  source: ["choice-removed-customer", "customer-not-found", "subscription-not-found"],
  async run({ as, arrange, unique, setUp }) {
    const reseller = as("reseller");
    const sold = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    await setUp(() => arrange.removeCustomer({ customer_id: sold.customer.id }));
    const { order, customer } = sold;

    for (const customer_id of [String(customer.id), customer.email]) {
      (await reseller.call("getCustomer", { query: { customer_id } })).is(404, "not_found");
      const body = { customer_id, new_email: anEmail(unique) };
      (await reseller.call("updateCustomer", { body })).is(404, "not_found");
    }
    const path = { subscription_id: order.subscription_id };
    (await reseller.call("getSubscription", { path })).is(404, "not_found").has({ message: "Subscription not found" });
    (await reseller.call("cancelSubscription", { path })).is(404, "not_found");
    (await placeOrder(reseller, followUp("renewal", sold))).is(404, "not_found").has({ message: "User not found" });
  },
});
