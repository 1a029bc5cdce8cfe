import { conformanceCase, missingParameters } from "../service.ts";

export default conformanceCase({
  title: "A required parameter that a JSON body sets to null is missing",
  contract: ["createOrder 400", "updateCustomer 400"],
  rules: {
    positive: ["json-null-counts-as-missing"],
    contrast: ["parameters-of-their-type", "required-parameters-not-empty"],
  },
  does: "creates",
  since: "1.0",
  source: ["wordpress-json-null"],
  sends: "invalid",
  async run({ as }) {
    const reseller = as("reseller");

    const order = await reseller.callInvalid("createOrder", {
      as: "json",
      body: { type: null, first_name: "Jane", email: null, plan: "seo-by-rank-math-pro" },
    });
    order
      .is(400, "rest_missing_callback_param", { rule: "json-null-counts-as-missing" })
      .has(missingParameters("type", "email"));

    const update = await reseller.callInvalid("updateCustomer", {
      as: "json",
      body: { customer_id: "jane@example.com", new_email: null },
    });
    update
      .is(400, "rest_missing_callback_param", { rule: "json-null-counts-as-missing" })
      .has(missingParameters("new_email"));
  },
});
