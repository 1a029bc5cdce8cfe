import { conformanceCase, everyCall } from "../service.ts";

export default conformanceCase({
  title: "A WordPress user without a reseller's rights is refused, whatever he asks for",
  contract: [
    "createOrder 403",
    "getOrder 403",
    "getCustomer 403",
    "updateCustomer 403",
    "listOrders 403",
    "getSubscription 403",
    "cancelSubscription 403",
  ],
  rules: { positive: ["caller-is-a-reseller"], contrast: ["credentials-required"] },
  needs: { roles: ["subscriber"] },
  does: "destroys",
  since: "1.0",
  source: ["wordpress-credentials"],
  async run({ as }) {
    for (const call of everyCall) {
      const answer = await as("subscriber").send(call);
      answer
        .is(403, "rest_forbidden")
        .has({ message: "Sorry, you are not allowed to do that.", data: { status: 403 } });
    }
  },
});
