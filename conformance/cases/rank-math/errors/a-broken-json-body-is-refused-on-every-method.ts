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
  async run({ anonymous, as }) {
    for (const caller of [as("reseller"), as("subscriber"), anonymous]) {
      for (const call of everyCall) {
        const answer = await caller.send({ ...call, headers: asJson, body: '{"page":' });
        answer.is(400, "rest_invalid_json").has({ data: { json_error_code: 4, json_error_message: "Syntax error" } });
      }
    }
  },
});
