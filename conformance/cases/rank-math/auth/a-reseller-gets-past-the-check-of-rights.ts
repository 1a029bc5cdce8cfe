import { conformanceCase, everyCall } from "../service.ts";

export default conformanceCase({
  title: "A reseller's calls are answered by what they ask for, not by a lack of credentials or rights",
  contract: [
    "listOrders 200",
    "createOrder 404",
    "getOrder 404",
    "getCustomer 404",
    "updateCustomer 404",
    "getSubscription 404",
    "cancelSubscription 404",
  ],
  rules: {
    contrast: [
      "credentials-required",
      "caller-is-a-reseller",
      "application-password-wrong",
      "reseller-username-unknown",
    ],
  },
  does: "destroys",
  since: "1.0",
  source: ["auth-basic", "wordpress-credentials"],
  async run({ as, check }) {
    const reseller = as("reseller");
    (await reseller.call("listOrders")).is(200);

    for (const call of everyCall.filter(({ operation }) => operation !== "listOrders")) {
      const answer = await reseller.send(call);
      check(`${call.operation} reached its handler`, { rule: "caller-is-a-reseller" }, answer.body, {
        code: "not_found",
        message: /^(User|Order|Subscription) not found$/,
        data: { status: 404 },
      });
    }
  },
});
