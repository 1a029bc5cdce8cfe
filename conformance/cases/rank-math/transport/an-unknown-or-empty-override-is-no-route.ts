import { conformanceCase, routes } from "../service.ts";

export default conformanceCase({
  title: "An override by an unknown or empty method, or by one that the route does not offer, is no route",
  contract: ["listOrders 404"],
  rules: { positive: ["route-and-method-known", "method-override-honoured"] },
  does: "reads",
  since: "1.0",
  source: ["wordpress-method-override", "wordpress-no-route"],
  quirkAddress: true,
  async run({ as }) {
    const list = { operation: "listOrders", method: "GET" } as const;

    for (const method of ["FETCH", "", "POST", "PATCH"]) {
      const byQuery = await as("reseller").send({ ...list, path: `${routes}/orders/?_method=${method}` });
      byQuery.is(404, "rest_no_route", { rule: "method-override-honoured" });
    }
    for (const method of ["FETCH", "POST"]) {
      const headers = { "x-http-method-override": method };
      const byHeader = await as("reseller").send({ ...list, path: `${routes}/orders/`, headers });
      byHeader.is(404, "rest_no_route", { rule: "method-override-honoured" });
    }
  },
});
