import { brokenJson } from "../broken-json.ts";
import { asJson, conformanceCase, routes } from "../service.ts";

export default conformanceCase({
  title:
    "A body announced as JSON that is not JSON is refused with PHP's error code and text, before missing parameters",
  contract: ["createOrder 400", "updateCustomer 400"],
  rules: { positive: ["json-body-well-formed"], contrast: ["required-parameters-present", "new-email-needed"] },
  does: "creates",
  since: "1.0",
  source: ["wordpress-invalid-json", "wordpress-order-of-checks"],
  sends: "invalid",
  async run({ as, check }) {
    for (const [json_error_code, json_error_message, body] of brokenJson) {
      const order = { operation: "createOrder", method: "POST", path: `${routes}/payment/`, headers: asJson } as const;
      const update = {
        operation: "updateCustomer",
        method: "PATCH",
        path: `${routes}/customer/`,
        headers: asJson,
      } as const;
      for (const answer of [
        await as("reseller").send({ ...order, body }),
        await as("reseller").send({ ...update, body }),
      ]) {
        answer.is(400, "rest_invalid_json");
        check(`error ${json_error_code}`, { status: "createOrder 400", rule: "json-body-well-formed" }, answer.body, {
          code: "rest_invalid_json",
          message: "Invalid JSON body passed.",
          data: { status: 400, json_error_code, json_error_message },
        });
      }
    }
  },
});
