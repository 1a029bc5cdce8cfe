import { asJson, conformanceCase, missingParameters, routes } from "../service.ts";

export default conformanceCase({
  title: "A JSON body that is empty, a list, a text, a number, true or null leaves all parameters missing",
  contract: ["createOrder 400", "updateCustomer 400"],
  rules: { positive: ["required-parameters-present", "new-email-needed"], contrast: ["json-body-well-formed"] },
  does: "creates",
  since: "1.0",
  source: ["error-missing-parameters", "wordpress-invalid-json"],
  sends: "invalid",
  async run({ as }) {
    const reseller = as("reseller");
    const order = { operation: "createOrder", method: "POST", path: `${routes}/payment/`, headers: asJson } as const;
    const update = {
      operation: "updateCustomer",
      method: "PATCH",
      path: `${routes}/customer/`,
      headers: asJson,
    } as const;

    for (const body of ["", "{}", "[]", '["parent"]', '"parent"', "5", "true", "null"]) {
      const ordered = await reseller.send({ ...order, body });
      ordered.is(400, "rest_missing_callback_param").has(missingParameters("type", "first_name", "email", "plan"));

      const updated = await reseller.send({ ...update, body });
      updated.is(400, "rest_missing_callback_param").has(missingParameters("customer_id", "new_email"));
    }
  },
});
