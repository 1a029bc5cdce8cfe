import { anEmail, ordersListed, placeOrder, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A parent order reuses the customer who has this e-mail address, in whatever letter case",
  contract: ["createOrder 200"],
  rules: { positive: ["customer-found-or-created-by-email"] },
  does: "creates",
  since: "1.0",
  source: ["create-order-email", "reason-customer-by-email"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const email = anEmail(unique);
    const sold = await setUp(() => sell(reseller, { email }));

    const again = await placeOrder(reseller, { email: email.toUpperCase(), plan: "content-ai-starter" });

    const rule = { rule: "customer-found-or-created-by-email" } as const;
    again.is(200).has({ data: { customer: { id: sold.customer.id } } }, rule);
    const listed = (await ordersListed(reseller, sold)).map(({ order }) => order.id).sort();
    check(
      "both orders are listed as the customer's",
      rule,
      listed,
      [sold.order.id, again.is(200).body.data.order.id].sort(),
    );
  },
});
