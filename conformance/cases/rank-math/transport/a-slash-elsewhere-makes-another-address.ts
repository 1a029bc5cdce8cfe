import { conformanceCase, routes } from "../service.ts";

export default conformanceCase({
  title: "Only the final slash is optional: one too many elsewhere, or something after it, names no route",
  contract: ["listOrders 404"],
  rules: { positive: ["route-and-method-known"], contrast: ["trailing-slash-optional"] },
  does: "reads",
  since: "1.0",
  source: ["wordpress-trailing-slash", "wordpress-no-route"],
  quirkAddress: true,
  async run({ as }) {
    const reseller = as("reseller");

    for (const path of [`${routes}//orders/`, `${routes}/orders/all`, `${routes}/order/`, `${routes}/order//1`]) {
      (await reseller.send({ method: "GET", path })).is(404, "rest_no_route");
    }
    (await reseller.call("listOrders")).is(200);
  },
});
