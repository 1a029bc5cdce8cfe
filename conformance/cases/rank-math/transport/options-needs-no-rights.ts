import { conformanceCase, everyDescription } from "../service.ts";

export default conformanceCase({
  title: "A route is described alike to anyone, with rights and without, while its use needs them",
  contract: [
    "describePayment 200",
    "describeOrder 200",
    "describeCustomer 200",
    "describeOrders 200",
    "describeSubscription 200",
    "listOrders 403",
  ],
  rules: { positive: ["options-describes-route", "caller-is-a-reseller"], contrast: ["caller-is-a-reseller"] },
  needs: { roles: ["subscriber"] },
  does: "reads",
  since: "1.0",
  source: ["wordpress-options"],
  async run({ anonymous, as, check }) {
    const subscriber = as("subscriber");

    for (const description of everyDescription) {
      const seen = (await anonymous.send(description)).is(200);
      for (const caller of [subscriber, as("reseller")]) {
        const answer = (await caller.send(description)).is(200);
        check(`${description.operation} is the same`, { rule: "options-describes-route" }, answer.body, seen.body);
      }
    }
    (await subscriber.call("listOrders")).is(403, "rest_forbidden");
  },
});
