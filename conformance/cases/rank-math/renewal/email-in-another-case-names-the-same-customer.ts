import { anEmail, followUp, followUps, placeOrder, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A renewal or switch finds its customer by the e-mail address in whatever letter case",
  contract: ["createOrder 200"],
  rules: { contrast: ["subscription-belongs-to-email", "customer-known"] },
  does: "creates",
  since: "1.0",
  source: ["create-order-email", "reason-customer-by-email"],
  async run({ as, unique, setUp }) {
    const reseller = as("reseller");
    const sold = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    const rule = { rule: "subscription-belongs-to-email" } as const;

    for (const order_type of followUps) {
      const wish = { ...followUp(order_type, sold), email: sold.customer.email.toUpperCase() };
      const { id } = sold.customer;
      const { subscription_id } = sold.order;
      (await placeOrder(reseller, wish)).is(200, undefined, rule).has({
        data: { order: { order_type, subscription_id }, customer: { id } },
      });
    }
  },
});
