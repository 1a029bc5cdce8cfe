import { conformanceCase, everyCall } from "../service.ts";

const expires = "Wed, 11 Jan 1984 05:00:00 GMT";
const cacheControl = "no-cache, must-revalidate, max-age=0";

export default conformanceCase({
  title: "Answers to a caller who is logged in forbid caching, also where he lacks the right",
  contract: ["listOrders 200", "listOrders 403", "getOrder 404", "getOrder 403"],
  rules: { positive: ["no-cache-headers-when-signed-in", "caller-is-a-reseller"] },
  needs: { roles: ["subscriber"] },
  does: "destroys",
  since: "1.0",
  source: ["wordpress-cache-headers"],
  async run({ as }) {
    const rule = { rule: "no-cache-headers-when-signed-in" } as const;

    for (const call of everyCall) {
      const answer = await as("reseller").send(call);
      answer.header("expires", expires, rule).header("cache-control", cacheControl, rule);

      const refused = await as("subscriber").send(call);
      refused.is(403, "rest_forbidden").header("expires", expires, rule).header("cache-control", cacheControl, rule);
    }
  },
});
