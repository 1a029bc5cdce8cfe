import { conformanceCase, missingParameters } from "../service.ts";

export default conformanceCase({
  title: "Reading a customer needs customer_id",
  contract: ["getCustomer 400"],
  rules: { positive: ["required-parameters-present"] },
  does: "reads",
  since: "1.0",
  source: ["customer-id", "error-missing-parameters"],
  sends: "invalid",
  async run({ as }) {
    const answer = await as("reseller").callInvalid("getCustomer", {});
    answer.is(400, "rest_missing_callback_param").has(missingParameters("customer_id"));
  },
});
