import { conformanceCase, routes } from "../service.ts";

export default conformanceCase({
  title: "An id in the address that is not made of digits alone is no route, with credentials and without",
  contract: ["getOrder 404", "getSubscription 404", "cancelSubscription 404"],
  rules: {
    positive: ["route-and-method-known"],
    contrast: ["order-known", "subscription-known", "credentials-required"],
  },
  does: "destroys",
  since: "1.0",
  source: ["wordpress-no-route", "get-order-id", "subscription-id"],
  quirkAddress: true,
  async run({ anonymous, as }) {
    for (const id of ["latest", "1a", "-1", "1.5", "0x1A", "%20", "1%2C2"]) {
      for (const caller of [as("reseller"), anonymous]) {
        const order = await caller.send({ operation: "getOrder", method: "GET", path: `${routes}/order/${id}` });
        order.is(404, "rest_no_route");

        const path = `${routes}/subscription/${id}`;
        const read = await caller.send({ operation: "getSubscription", method: "GET", path });
        read.is(404, "rest_no_route");

        const cancelled = await caller.send({ operation: "cancelSubscription", method: "DELETE", path });
        cancelled.is(404, "rest_no_route");
      }
    }
  },
});
