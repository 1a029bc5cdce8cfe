import { anEmail, followUp, placeOrder, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "An address that begins with the digits of a user id is an address all the same",
  contract: ["getCustomer 200", "updateCustomer 200", "createOrder 200"],
  rules: { contrast: ["customer-known", "subscription-belongs-to-email"] },
  does: "creates",
  since: "1.0",
  source: ["customer-address", "customer-id"],
  async run({ as, unique, setUp }) {
    const reseller = as("reseller");
    const first = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    const email = `${first.customer.id}${anEmail(unique)}`;
    const sold = await setUp(() => sell(reseller, { email }));
    const rule = { rule: "customer-known" } as const;

    const read = await reseller.call("getCustomer", { query: { customer_id: email } });
    read.is(200, undefined, rule).has({ data: { customer: sold.customer } }, rule);
    const order = await placeOrder(reseller, followUp("renewal", sold));
    order.is(200, undefined, rule).has({ data: { customer: sold.customer } }, rule);
    const update = await reseller.call("updateCustomer", { body: { customer_id: email, new_email: `9${email}` } });
    update.is(200, undefined, rule).has({ data: { customer: { ...sold.customer, email: `9${email}` } } }, rule);
  },
});
