import { conformanceCase, missingParameters, parentOrder } from "../service.ts";

export default conformanceCase({
  title: "While parameters are missing, those that are present and wrong are not mentioned",
  contract: ["createOrder 400"],
  rules: {
    positive: ["required-parameters-present"],
    contrast: ["required-parameters-not-empty", "order-type-known", "email-well-formed", "amounts-and-time-numeric"],
  },
  does: "creates",
  since: "1.0",
  source: ["error-missing-parameters", "wordpress-order-of-checks"],
  sends: "invalid",
  async run({ as }) {
    const reseller = as("reseller");

    const emptyToo = await reseller.callInvalid("createOrder", { body: { type: "", plan: "seo-by-rank-math-pro" } });
    emptyToo.is(400, "rest_missing_callback_param").has(missingParameters("first_name", "email"));

    const wrongToo = await reseller.callInvalid("createOrder", {
      body: { type: "gift", email: "jane", total: "free" },
    });
    wrongToo.is(400, "rest_missing_callback_param").has(missingParameters("first_name", "plan"));

    for (const name of ["type", "first_name", "email", "plan"]) {
      const body = { ...parentOrder("jane@example.com"), [name]: undefined };
      const one = await reseller.callInvalid("createOrder", { body });
      one.is(400, "rest_missing_callback_param").has(missingParameters(name));
    }
  },
});
