import { conformanceCase, empty, invalidParameters, parentOrder } from "../service.ts";

export default conformanceCase({
  title: "In a JSON body 0, false, an empty list and an empty object are empty, before they are of the wrong type",
  contract: ["createOrder 400", "updateCustomer 400"],
  rules: {
    positive: ["required-parameters-not-empty", "empty-parameters-before-others"],
    contrast: ["parameters-of-their-type"],
  },
  does: "creates",
  since: "1.0",
  source: ["wordpress-empty-values"],
  sends: "invalid",
  async run({ as }) {
    const reseller = as("reseller");
    const whole = { ...parentOrder("jane@example.com") };

    for (const value of [0, false, [], {}]) {
      for (const name of ["type", "first_name", "email", "plan"]) {
        const order = await reseller.callInvalid("createOrder", { as: "json", body: { ...whole, [name]: value } });
        order.is(400, "rest_invalid_param").has(invalidParameters({ [name]: empty }));
      }
      const body = { customer_id: value, new_email: value };
      const update = await reseller.callInvalid("updateCustomer", { as: "json", body });
      update.is(400, "rest_invalid_param").has(invalidParameters({ customer_id: empty, new_email: empty }));
    }
  },
});
