import { conformanceCase, everyCall } from "../service.ts";

export default conformanceCase({
  title: "Without an Origin nothing is allowed to one, though what a stranger reads may still vary by it",
  contract: ["listOrders 200", "listOrders 401"],
  rules: { positive: ["credentials-required"], contrast: ["cors-origin-echoed"] },
  does: "destroys",
  since: "1.0",
  source: ["wordpress-cors"],
  async run({ anonymous, as }) {
    const rule = { rule: "cors-origin-echoed" } as const;

    for (const caller of [as("reseller"), anonymous]) {
      for (const call of everyCall) {
        const answer = await caller.send(call);
        answer
          .header("access-control-allow-origin", undefined, rule)
          .header("access-control-allow-methods", undefined, rule)
          .header("access-control-allow-credentials", undefined, rule);
      }
    }

    (await anonymous.call("listOrders")).is(401, "rest_forbidden").header("vary", /\bOrigin\b/i, rule);
  },
});
