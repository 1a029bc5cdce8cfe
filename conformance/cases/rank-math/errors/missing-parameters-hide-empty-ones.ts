import { conformanceCase, missingParameters } from "../service.ts";

export default conformanceCase({
  title: "While a parameter is missing, empty ones are not mentioned",
  contract: ["createOrder 400", "updateCustomer 400"],
  rules: {
    positive: ["required-parameters-present", "new-email-needed"],
    contrast: ["required-parameters-not-empty", "empty-parameters-before-others"],
  },
  does: "creates",
  since: "1.0",
  source: ["wordpress-order-of-checks"],
  sends: "invalid",
  async run({ as }) {
    const reseller = as("reseller");

    const order = await reseller.callInvalid("createOrder", { body: { type: "", first_name: "", email: "" } });
    order.is(400, "rest_missing_callback_param").has(missingParameters("plan"));

    const update = await reseller.callInvalid("updateCustomer", { body: { customer_id: "" } });
    update.is(400, "rest_missing_callback_param").has(missingParameters("new_email"));
  },
});
