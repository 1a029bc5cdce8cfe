import { conformanceCase, routes } from "../service.ts";

export default conformanceCase({
  title: "OPTIONS on an unknown address, or on an id that is no number, describes nothing",
  contract: ["describeOrder 200"],
  rules: { contrast: ["options-describes-route", "route-and-method-known"] },
  does: "reads",
  since: "1.0",
  source: ["wordpress-options"],
  quirkAddress: true,
  async run({ anonymous, check }) {
    for (const path of ["/licences/", "/order/latest", "/orders/1"]) {
      const answer = (await anonymous.send({ method: "OPTIONS", path: `${routes}${path}` })).is(200);
      check(`${path} is not described`, { rule: "options-describes-route" }, answer.body, []);
    }
  },
});
