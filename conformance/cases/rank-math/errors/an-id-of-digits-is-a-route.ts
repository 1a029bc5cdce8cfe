import { conformanceCase, routes } from "../service.ts";

export default conformanceCase({
  title: "An id of digits alone is looked up, however many there are",
  contract: ["getOrder 404", "getSubscription 404", "cancelSubscription 404"],
  rules: { positive: ["order-known", "subscription-known"], contrast: ["route-and-method-known"] },
  does: "destroys",
  since: "1.0",
  source: ["get-order-not-found", "subscription-not-found"],
  async run({ as }) {
    const reseller = as("reseller");

    for (const id of ["0", "000", "999999999999999", "99999999999999999999"]) {
      const order = await reseller.send({ operation: "getOrder", method: "GET", path: `${routes}/order/${id}` });
      order.is(404, "not_found").has({ message: "Order not found" });

      const path = `${routes}/subscription/${id}`;
      const read = await reseller.send({ operation: "getSubscription", method: "GET", path });
      read.is(404, "not_found").has({ message: "Subscription not found" });

      const cancelled = await reseller.send({ operation: "cancelSubscription", method: "DELETE", path });
      cancelled.is(404, "not_found").has({ message: "Subscription not found" });
    }
  },
});
