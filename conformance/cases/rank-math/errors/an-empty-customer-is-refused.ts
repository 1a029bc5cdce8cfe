import { conformanceCase, empty, invalidParameters } from "../service.ts";

export default conformanceCase({
  title: "An empty customer_id and an empty new_email are refused",
  contract: ["getCustomer 400", "updateCustomer 400"],
  rules: {
    positive: ["required-parameters-not-empty"],
    contrast: ["required-parameters-present", "new-email-needed", "email-well-formed"],
  },
  does: "creates",
  since: "1.0",
  source: ["error-empty-parameter", "wordpress-empty-values"],
  sends: "invalid",
  async run({ as }) {
    const reseller = as("reseller");

    for (const value of ["", "0"]) {
      const read = await reseller.callInvalid("getCustomer", { query: { customer_id: value } });
      read.is(400, "rest_invalid_param").has(invalidParameters({ customer_id: empty }));

      const both = { new_email: value, customer_id: value };
      const update = await reseller.callInvalid("updateCustomer", { body: both });
      update.is(400, "rest_invalid_param").has(invalidParameters({ customer_id: empty, new_email: empty }));
    }

    const noAddress = await reseller.callInvalid("updateCustomer", {
      body: { customer_id: "jane@example.com", new_email: "" },
    });
    noAddress.is(400, "rest_invalid_param").has(invalidParameters({ new_email: empty }));
  },
});
