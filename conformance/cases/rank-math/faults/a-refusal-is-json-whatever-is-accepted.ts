import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "Only a critical error is ever a page: other refusals and successes are JSON whatever the request accepts",
  contract: ["listOrders 200", "getOrder 404", "listOrders 401"],
  rules: { positive: ["order-known", "credentials-required"], contrast: ["critical-error-json-or-html"] },
  does: "reads",
  since: "1.0",
  source: ["responses-json", "responses-code", "responses-message", "responses-data"],
  async run({ anonymous, as }) {
    for (const accept of [undefined, "text/html", "*/*"]) {
      const headers = { accept };
      (await as("reseller").call("listOrders", { headers })).is(200).has({ code: "success", message: "success" });
      (await as("reseller").call("getOrder", { path: { order_id: 1 }, headers })).is(404, "not_found");
      (await anonymous.call("listOrders", { headers })).is(401, "rest_forbidden");
    }
  },
});
