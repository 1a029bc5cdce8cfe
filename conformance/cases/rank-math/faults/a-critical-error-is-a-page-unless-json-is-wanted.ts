import { conformanceCase, everyCall, everyDescription } from "../service.ts";

export default conformanceCase({
  title: "A critical error is an HTML page where the request neither accepts nor sends JSON",
  contract: [
    "createOrder 500",
    "getOrder 500",
    "getCustomer 500",
    "updateCustomer 500",
    "listOrders 500",
    "getSubscription 500",
    "cancelSubscription 500",
    "describeOrders 500",
  ],
  rules: { positive: ["critical-error-json-or-html", "critical-error"] },
  needs: { capabilities: ["faults"] },
  does: "destroys",
  since: "1.0",
  source: ["wordpress-fatal-formats"],
  async run({ as, check, control }) {
    for (const call of [...everyCall, ...everyDescription]) {
      for (const accept of [undefined, "*/*", "text/html", "application/xml"]) {
        await control.fault({ operation: call.operation, answer: "internal_server_error" });

        const answer = await as("reseller").send({ ...call, headers: { ...call.headers, accept } });
        answer.is(500).header("content-type", /^text\/html\b/i, { rule: "critical-error-json-or-html" });
        const page = /^\s*<!DOCTYPE html>[\s\S]*There has been a critical error on this website\./i;
        check("a page", { rule: "critical-error-json-or-html" }, answer.text, page);
      }
    }
  },
});
