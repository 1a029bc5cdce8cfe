import { conformanceCase, missingParameters } from "../service.ts";

export default conformanceCase({
  title: "Changing a customer needs customer_id and new_email",
  contract: ["updateCustomer 400"],
  rules: { positive: ["new-email-needed"] },
  does: "creates",
  since: "1.0",
  source: ["customer-id", "customer-new-email", "error-missing-parameters"],
  sends: "invalid",
  async run({ as }) {
    const reseller = as("reseller");

    const neither = await reseller.callInvalid("updateCustomer", {});
    neither.is(400, "rest_missing_callback_param").has(missingParameters("customer_id", "new_email"));

    const noAddress = await reseller.callInvalid("updateCustomer", { body: { customer_id: "jane@example.com" } });
    noAddress.is(400, "rest_missing_callback_param").has(missingParameters("new_email"));

    const noId = await reseller.callInvalid("updateCustomer", { body: { new_email: "jane@example.com" } });
    noId.is(400, "rest_missing_callback_param").has(missingParameters("customer_id"));
  },
});
