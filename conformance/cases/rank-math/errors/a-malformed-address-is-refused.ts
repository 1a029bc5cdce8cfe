import { badEmail, conformanceCase, invalidParameters, parentOrder } from "../service.ts";

const malformed = [
  "jane",
  "a@b.c",
  "jane@localhost",
  "jane@@example.com",
  "jane doe@example.com",
  "jane@example.com ",
  "@example.com",
];

export default conformanceCase({
  title: "A customer's e-mail address must be well formed: at least six characters, a dot after the @, no spaces",
  contract: ["createOrder 400", "updateCustomer 400"],
  rules: { positive: ["email-well-formed"] },
  does: "creates",
  since: "1.0",
  source: ["create-order-email", "customer-new-email", "wordpress-email-addresses"],
  sends: "invalid",
  async run({ as, unique }) {
    const reseller = as("reseller");
    const customer_id = `${unique("nobody")}@example.com`;

    for (const email of malformed) {
      const order = await reseller.callInvalid("createOrder", { body: parentOrder(email) });
      order.is(400, "rest_invalid_param").has(invalidParameters({ email: badEmail }));

      const update = await reseller.callInvalid("updateCustomer", { body: { customer_id, new_email: email } });
      update.is(400, "rest_invalid_param").has(invalidParameters({ new_email: badEmail }));
    }
  },
});
