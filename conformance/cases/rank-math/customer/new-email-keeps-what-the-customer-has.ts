import { anEmail, followUp, ordersListed, placeOrder, readSubscription, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title:
    "With a new e-mail address a customer keeps user name, download key and subscriptions, and renews under it alone",
  contract: ["updateCustomer 200", "getSubscription 200", "createOrder 200", "createOrder 404"],
  rules: {
    positive: ["new-email-replaces-old", "customer-known"],
    contrast: ["subscription-belongs-to-email", "download-key-constant"],
  },
  does: "creates",
  since: "1.0",
  source: ["customer-address", "reason-email-change", "reason-download-key"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const sold = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    const customer = { ...sold.customer, email: anEmail(unique) };

    const update = { body: { customer_id: customer.id, new_email: customer.email }, as: "json" } as const;
    (await reseller.call("updateCustomer", update)).is(200).has({ data: { customer } });

    const rule = { rule: "new-email-replaces-old" } as const;
    const { licence, plugin } = sold;
    (await readSubscription(reseller, sold)).has({
      data: { customer, licence, plugin, orders: [{ order: sold.order }] },
    });
    check("the list shows the new address", rule, await ordersListed(reseller, sold), [
      { order: sold.order, customer, licence },
    ]);
    (await placeOrder(reseller, followUp("renewal", sold))).is(404, "not_found");
    const renewal = await placeOrder(reseller, { ...followUp("renewal", sold), email: customer.email });
    renewal.is(200, undefined, rule).has({ data: { customer, plugin } });
  },
});
