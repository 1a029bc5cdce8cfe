import { conformanceCase, everyCall } from "../service.ts";

export default conformanceCase({
  title: "A critical error forbids caching too where the caller is logged in, and tells no methods",
  contract: ["listOrders 500", "getOrder 500"],
  rules: { positive: ["no-cache-headers-when-signed-in"], contrast: ["allow-header-when-permitted"] },
  needs: { capabilities: ["faults"] },
  does: "destroys",
  since: "1.0",
  source: ["wordpress-cache-headers", "wordpress-allow-header"],
  async run({ as, control }) {
    const rule = { rule: "no-cache-headers-when-signed-in" } as const;
    for (const call of everyCall) {
      for (const accept of ["application/json", "text/html"]) {
        await control.fault({ operation: call.operation, answer: "internal_server_error" });
        const answer = await as("reseller").send({ ...call, headers: { ...call.headers, accept } });
        answer
          .header("expires", "Wed, 11 Jan 1984 05:00:00 GMT", rule)
          .header("cache-control", "no-cache, must-revalidate, max-age=0", rule)
          .header("allow", undefined, { rule: "allow-header-when-permitted" });
      }
    }
  },
});
