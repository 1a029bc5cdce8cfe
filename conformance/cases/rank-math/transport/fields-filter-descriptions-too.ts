import { conformanceCase, everyDescription } from "../service.ts";

export default conformanceCase({
  title: "_fields keeps the members that it names of a route's description, too, and answers an empty list for none",
  contract: [
    "describePayment 200",
    "describeOrder 200",
    "describeCustomer 200",
    "describeOrders 200",
    "describeSubscription 200",
  ],
  rules: { positive: ["fields-filter-answer", "options-describes-route"] },
  does: "reads",
  since: "1.0",
  source: ["wordpress-fields", "wordpress-options"],
  quirkAddress: true,
  async run({ anonymous, check }) {
    const rule = { rule: "fields-filter-answer" } as const;
    for (const { operation, method, path } of everyDescription) {
      const named = (await anonymous.send({ method, path, query: { _fields: "namespace" } })).is(200);
      check(`${operation} with a member's name`, rule, named.body, { namespace: "reseller/v1" });
      const missed = (await anonymous.send({ method, path, query: { _fields: "routes" } })).is(200);
      check(`${operation} with the name of none`, rule, missed.body, []);
    }
  },
});
