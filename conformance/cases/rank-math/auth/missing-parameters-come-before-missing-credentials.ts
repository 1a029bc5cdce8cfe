import { conformanceCase, missingParameters } from "../service.ts";

export default conformanceCase({
  title: "A request with neither credentials nor its required parameters is told about the parameters",
  contract: ["createOrder 400", "getCustomer 400", "updateCustomer 400"],
  rules: { positive: ["missing-parameters-before-missing-credentials"], contrast: ["credentials-required"] },
  does: "creates",
  since: "1.0",
  source: ["wordpress-order-of-checks"],
  sends: "invalid",
  async run({ anonymous }) {
    const order = await anonymous.call("createOrder");
    order.is(400, "rest_missing_callback_param").has(missingParameters("type", "first_name", "email", "plan"));

    const read = await anonymous.callInvalid("getCustomer", {});
    read.is(400, "rest_missing_callback_param").has(missingParameters("customer_id"));

    const update = await anonymous.callInvalid("updateCustomer", { body: { new_email: "jane@example.com" } });
    update.is(400, "rest_missing_callback_param").has(missingParameters("customer_id"));
  },
});
