import { anEmail, placeOrder, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "An e-mail address nobody has creates a customer from the names sent, whoever else is called so",
  contract: ["createOrder 200", "getCustomer 200"],
  rules: {
    positive: ["customer-found-or-created-by-email"],
    contrast: ["names-kept-after-first-order", "plan-exists"],
  },
  does: "creates",
  since: "1.0",
  source: ["create-order-email", "reason-customer-by-email"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const john = await setUp(() => sell(reseller, { email: anEmail(unique) }));

    const email = anEmail(unique);
    const order = (await placeOrder(reseller, { email, first_name: "Jane", last_name: "Roe" })).is(200);

    order.has({ data: { customer: { email, first_name: "Jane", last_name: "Roe" } } });
    const { id } = order.body.data.customer;
    const rule = { rule: "customer-found-or-created-by-email", status: "createOrder 200" } as const;
    check("she is another customer than he", rule, id !== john.customer.id, true);
    const read = (await reseller.call("getCustomer", { query: { customer_id: String(john.customer.id) } })).is(200);
    check("he is who he was", rule, read.body.data.customer, john.customer);
  },
});
