import { conformanceCase, everyCall } from "../service.ts";

export default conformanceCase({
  title: "A complete request without credentials is refused, whatever it asks for",
  contract: [
    "createOrder 401",
    "getOrder 401",
    "getCustomer 401",
    "updateCustomer 401",
    "listOrders 401",
    "getSubscription 401",
    "cancelSubscription 401",
  ],
  rules: { positive: ["credentials-required"], contrast: ["missing-parameters-before-missing-credentials"] },
  does: "destroys",
  since: "1.0",
  source: ["auth-basic", "wordpress-credentials", "responses-code"],
  async run({ anonymous }) {
    for (const call of everyCall) {
      const answer = await anonymous.send(call);
      answer
        .is(401, "rest_forbidden")
        .has({ message: "Sorry, you are not allowed to do that.", data: { status: 401 } })
        .header("www-authenticate", undefined);
    }
  },
});
