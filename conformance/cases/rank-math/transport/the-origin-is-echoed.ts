import { conformanceCase, everyCall } from "../service.ts";

export default conformanceCase({
  title: "The Origin of a request is echoed, with the methods allowed and credentials permitted",
  contract: ["listOrders 200", "listOrders 401", "getOrder 404"],
  rules: { positive: ["cors-origin-echoed"] },
  does: "destroys",
  since: "1.0",
  source: ["wordpress-cors"],
  async run({ anonymous, as }) {
    const rule = { rule: "cors-origin-echoed" } as const;

    for (const caller of [as("reseller"), anonymous]) {
      for (const call of everyCall) {
        const origin = "https://shop.example.com";
        const answer = await caller.send({ ...call, headers: { ...call.headers, origin } });
        answer
          .header("access-control-allow-origin", origin, rule)
          .header("access-control-allow-methods", "OPTIONS, GET, POST, PUT, PATCH, DELETE", rule)
          .header("access-control-allow-credentials", "true", rule)
          .header("vary", /\bOrigin\b/i, rule);
      }
    }
  },
});
