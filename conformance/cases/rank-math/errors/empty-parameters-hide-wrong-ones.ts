import { conformanceCase, empty, invalidParameters } from "../service.ts";

export default conformanceCase({
  title: "While a required parameter is empty, only the empty ones are reported, in the order of registration",
  contract: ["createOrder 400", "updateCustomer 400"],
  rules: {
    positive: ["empty-parameters-before-others", "required-parameters-not-empty"],
    contrast: ["all-invalid-parameters-named", "plan-known", "email-well-formed", "amounts-and-time-numeric"],
  },
  does: "creates",
  since: "1.0",
  source: ["wordpress-order-of-checks", "error-empty-parameter"],
  sends: "invalid",
  async run({ as }) {
    const reseller = as("reseller");

    const one = await reseller.callInvalid("createOrder", {
      body: { total: "free", plan: "gold", email: "jane", first_name: "Jane", type: "" },
    });
    one.is(400, "rest_invalid_param").has(invalidParameters({ type: empty }));

    const two = await reseller.callInvalid("createOrder", {
      body: { plan: "gold", email: "", first_name: "0", type: "gift" },
    });
    two.is(400, "rest_invalid_param").has(invalidParameters({ first_name: empty, email: empty }));

    const update = await reseller.callInvalid("updateCustomer", { body: { new_email: "jane", customer_id: "" } });
    update.is(400, "rest_invalid_param").has(invalidParameters({ customer_id: empty }));
  },
});
