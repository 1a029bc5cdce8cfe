import { conformanceCase, parentOrder } from "../service.ts";

export default conformanceCase({
  title: "Doubled dots before the @, a plus sign, capitals, one-letter top domains and numeric domains are well formed",
  contract: ["createOrder 200", "updateCustomer 200"],
  rules: { contrast: ["email-well-formed"] },
  does: "creates",
  since: "1.0",
  source: ["wordpress-email-addresses"],
  async run({ as, unique }) {
    const reseller = as("reseller");
    const name = unique("buyer");
    const unusual = [
      `${name}..nn@example.com`,
      `${name}+tag@example.com`,
      `${name}@example.c`,
      `${name}@10.0.0.1`,
      `${name}@EXAMPLE.com`,
    ];

    for (const email of unusual) {
      const order = await reseller.call("createOrder", { body: parentOrder(email) });
      order.is(200).has({ data: { customer: { email } } });
    }

    const customer_id = unusual[0] ?? "";
    const new_email = `${unique("renamed")}..nn@10.0.0.1`;
    const update = await reseller.call("updateCustomer", { body: { customer_id, new_email } });
    update.is(200).has({ data: { customer: { email: new_email } } });
  },
});
