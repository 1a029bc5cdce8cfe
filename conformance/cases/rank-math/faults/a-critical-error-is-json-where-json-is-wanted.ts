import { asJson, conformanceCase, everyCall } from "../service.ts";

export default conformanceCase({
  title:
    "A critical error is JSON where the request accepts JSON among others, or carries a JSON body whatever it accepts",
  contract: [
    "createOrder 500",
    "getOrder 500",
    "getCustomer 500",
    "updateCustomer 500",
    "listOrders 500",
    "getSubscription 500",
    "cancelSubscription 500",
  ],
  rules: { positive: ["critical-error"], contrast: ["critical-error-json-or-html"] },
  needs: { capabilities: ["faults"] },
  does: "destroys",
  sends: "invalid",
  since: "1.0",
  source: ["wordpress-fatal-formats", "responses-json"],
  async run({ as, control }) {
    for (const call of everyCall) {
      const fields = Object.fromEntries(new URLSearchParams(typeof call.body === "string" ? call.body : ""));
      const json = { ...call, body: JSON.stringify(fields) };
      const wishes = [
        { ...call, headers: { ...call.headers, accept: "text/html, application/json;q=0.5" } },
        { ...json, headers: { ...asJson, accept: "text/html" } },
        { ...json, headers: { "content-type": "application/json; charset=utf-8", accept: undefined } },
      ];
      for (const wish of wishes) {
        await control.fault({ operation: call.operation, answer: "internal_server_error" });
        const answer = await as("reseller").send(wish);
        answer
          .is(500, "internal_server_error")
          .header("content-type", /^application\/json\b/i, { rule: "critical-error-json-or-html" });
      }
    }
  },
});
