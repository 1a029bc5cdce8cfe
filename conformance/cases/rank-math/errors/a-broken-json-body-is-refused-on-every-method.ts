import { brokenJson } from "../broken-json.ts";
import { asJson, conformanceCase, everyCall } from "../service.ts";

export default conformanceCase({
  title:
    "A broken JSON body is refused wherever it is sent, also with GET and DELETE, before credentials and rights are missed",
  contract: [
    "createOrder 400",
    "getOrder 400",
    "getCustomer 400",
    "updateCustomer 400",
    "listOrders 400",
    "getSubscription 400",
    "cancelSubscription 400",
  ],
  rules: { positive: ["json-body-well-formed"], contrast: ["credentials-required", "caller-is-a-reseller"] },
  needs: { roles: ["subscriber"] },
  does: "destroys",
  since: "1.0",
  source: ["wordpress-invalid-json", "wordpress-order-of-checks"],
  sends: "invalid",
  async run({ anonymous, as, check }) {
    for (const caller of [as("reseller"), as("subscriber"), anonymous]) {
      for (const call of everyCall) {
        const answer = await caller.send({ ...call, headers: asJson, body: '{"page":' });
        answer.is(400, "rest_invalid_json").has({ data: { json_error_code: 4, json_error_message: "Syntax error" } });
      }
    }
    for (const [json_error_code, json_error_message, body] of brokenJson) {
      for (const call of everyCall) {
        const answer = await as("reseller").send({ ...call, headers: asJson, body });
        answer.is(400, "rest_invalid_json");
        check(`${call.operation} error ${json_error_code}`, { rule: "json-body-well-formed" }, answer.body, {
          code: "rest_invalid_json",
          message: "Invalid JSON body passed.",
          data: { status: 400, json_error_code, json_error_message },
        });
      }
    }
  },
});
