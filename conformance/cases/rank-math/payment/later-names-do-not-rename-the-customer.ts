import { anEmail, followUp, placeOrder, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "The names sent with a later order do not rename the customer",
  contract: ["createOrder 200", "getCustomer 200"],
  rules: { positive: ["names-kept-after-first-order"] },
  does: "creates",
  since: "1.0",
  source: ["choice-names-kept", "create-order-first-name", "create-order-last-name"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const sold = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    const rule = { rule: "names-kept-after-first-order" } as const;
    const names = { first_name: "Jane", last_name: "Roe" };

    const parent = { email: sold.customer.email, plan: "content-ai-starter" } as const;
    for (const wish of [parent, followUp("renewal", sold), followUp("switch", sold)]) {
      const order = (await placeOrder(reseller, { ...wish, ...names })).is(200);
      order.has({ data: { customer: { first_name: "John", last_name: "Doe" } } }, rule);
    }

    const read = (await reseller.call("getCustomer", { query: { customer_id: sold.customer.email } })).is(200);
    check("he is still called so", rule, read.body.data.customer, sold.customer);
  },
});
