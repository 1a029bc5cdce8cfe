import { conformanceCase, parentOrder } from "../service.ts";

export default conformanceCase({
  title: "The shortest well-formed address has six characters",
  contract: ["createOrder 401", "updateCustomer 401"],
  rules: { positive: ["credentials-required"], contrast: ["email-well-formed"] },
  does: "creates",
  since: "1.0",
  source: ["wordpress-email-addresses"],
  async run({ anonymous }) {
    // Without credentials: that they are missed shows that nothing was wrong with the parameters, and nothing is sold.
    const order = await anonymous.call("createOrder", { body: parentOrder("a@b.co") });
    order.is(401, "rest_forbidden");

    const update = await anonymous.call("updateCustomer", {
      body: { customer_id: "jane@example.com", new_email: "a@b.co" },
    });
    update.is(401, "rest_forbidden");
  },
});
