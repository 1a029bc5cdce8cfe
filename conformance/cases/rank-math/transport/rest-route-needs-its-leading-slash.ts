import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A rest_route without its leading slash, or one that no route has, is no route",
  contract: ["listOrders 404"],
  rules: { positive: ["route-and-method-known"], contrast: ["rest-route-address"] },
  does: "reads",
  since: "1.0",
  source: ["wordpress-rest-route", "wordpress-no-route"],
  quirkAddress: true,
  async run({ as }) {
    const reseller = as("reseller");

    for (const route of ["reseller/v1/orders/", "/orders/", "/wp-json/reseller/v1/orders/", "/reseller/v1/licences"]) {
      const answer = await reseller.send({ method: "GET", path: "/", query: { rest_route: route } });
      answer.is(404, "rest_no_route");
    }
  },
});
