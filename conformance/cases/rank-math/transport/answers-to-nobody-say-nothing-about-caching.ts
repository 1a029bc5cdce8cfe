import { basic, conformanceCase, everyCall } from "../service.ts";

export default conformanceCase({
  title: "Answers to a caller who is not logged in carry neither Expires nor Cache-Control",
  contract: ["listOrders 401", "getOrder 401", "describeOrders 200"],
  rules: {
    positive: ["credentials-required", "reseller-username-unknown"],
    contrast: ["no-cache-headers-when-signed-in"],
  },
  does: "destroys",
  since: "1.0",
  source: ["wordpress-cache-headers"],
  async run({ anonymous, unique }) {
    const rule = { rule: "no-cache-headers-when-signed-in" } as const;

    for (const call of everyCall) {
      const answer = await anonymous.send(call);
      answer.is(401, "rest_forbidden").header("expires", undefined, rule).header("cache-control", undefined, rule);
    }

    const described = await anonymous.call("describeOrders");
    described.is(200).header("expires", undefined, rule).header("cache-control", undefined, rule);

    const wrong = { headers: { authorization: basic(unique("nobody"), "aaaa bbbb") } };
    const refused = await anonymous.call("listOrders", wrong);
    refused.is(401, "invalid_username").header("expires", undefined, rule).header("cache-control", undefined, rule);
  },
});
