import { matching } from "../../../kit/index.ts";
import { conformanceCase, everyDescription } from "../service.ts";

const members = matching("an object", (value) => typeof value === "object" && value !== null && !Array.isArray(value));

export default conformanceCase({
  title: "With _envelope the description of a route comes as body, status and headers, too",
  contract: [
    "describePayment 200",
    "describeOrder 200",
    "describeCustomer 200",
    "describeOrders 200",
    "describeSubscription 200",
  ],
  rules: { positive: ["envelope-wraps-answer", "options-describes-route"] },
  does: "reads",
  since: "1.0",
  source: ["wordpress-envelope", "wordpress-options"],
  quirkAddress: true,
  async run({ anonymous, check }) {
    for (const { operation, method, path } of everyDescription) {
      const plain = (await anonymous.send({ method, path })).is(200);
      const wrapped = (await anonymous.send({ method, path, query: { _envelope: 1 } })).is(200);
      const expected = { body: plain.body, status: 200, headers: members };
      check(`${operation} in an envelope`, { rule: "envelope-wraps-answer" }, wrapped.body, expected);
    }
  },
});
