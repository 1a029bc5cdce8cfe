import { anEmail } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A customer's last name is empty unless it is sent",
  contract: ["createOrder 200", "getCustomer 200"],
  rules: { positive: ["customer-found-or-created-by-email"] },
  does: "creates",
  since: "1.0",
  source: ["create-order-first-name", "create-order-last-name"],
  async run({ as, unique }) {
    const email = anEmail(unique);
    const body = { type: "parent", first_name: "Test", email, plan: "seo-by-rank-math-pro" } as const;
    const order = (await as("reseller").call("createOrder", { body })).is(200);
    const { id } = order.body.data.customer;
    order.has({ data: { customer: { email, first_name: "Test", last_name: "" } } });

    const customer = await as("reseller").call("getCustomer", { query: { customer_id: email } });
    customer.is(200).has({ data: { customer: { id, first_name: "Test", last_name: "" } } });
  },
});
