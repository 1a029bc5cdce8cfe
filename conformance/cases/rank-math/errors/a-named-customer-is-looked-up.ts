import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "Once all parameters are there, the customer is looked up",
  contract: ["getCustomer 404", "updateCustomer 404"],
  rules: { contrast: ["required-parameters-present", "new-email-needed", "required-parameters-not-empty"] },
  does: "creates",
  since: "1.0",
  source: ["customer-id", "customer-new-email", "customer-not-found"],
  async run({ as, unique }) {
    const reseller = as("reseller");
    const customer_id = `${unique("nobody")}@example.com`;

    const read = await reseller.call("getCustomer", { query: { customer_id } });
    read.is(404, "not_found", { rule: "customer-known" });

    const update = await reseller.call("updateCustomer", { body: { customer_id, new_email: "jane@example.com" } });
    update.is(404, "not_found", { rule: "customer-known" });
  },
});
