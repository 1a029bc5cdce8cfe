import { conformanceCase, parentOrder } from "../service.ts";

export default conformanceCase({
  title: "A customer's id may be sent as text and as a JSON number, text parameters as text",
  contract: ["updateCustomer 200", "getCustomer 200"],
  rules: { contrast: ["parameters-of-their-type"] },
  does: "creates",
  since: "1.0",
  source: ["customer-id", "choice-numbers-as-text-or-number"],
  async run({ as, setUp, unique }) {
    const reseller = as("reseller");
    const body = parentOrder(`${unique("buyer")}@example.com`);
    const made = await setUp(async () => (await reseller.call("createOrder", { body })).is(200));
    const { id } = made.body.data.customer;

    for (const customer_id of [id, String(id)]) {
      const new_email = `${unique("renamed")}@example.com`;
      const update = await reseller.call("updateCustomer", { as: "json", body: { customer_id, new_email } });
      update.is(200).has({ data: { customer: { id, email: new_email } } });
    }

    const read = await reseller.call("getCustomer", { query: { customer_id: String(id) } });
    read.is(200).has({ data: { customer: { id } } });
  },
});
