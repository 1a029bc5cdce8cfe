import { conformanceCase, parentOrder, routes } from "../service.ts";

export default conformanceCase({
  title: "The addresses of an order and of a subscription work with a final slash too, and never redirect",
  contract: ["getOrder 200", "getSubscription 200", "cancelSubscription 200"],
  rules: { positive: ["trailing-slash-optional"] },
  does: "destroys",
  since: "1.0",
  source: ["wordpress-trailing-slash", "get-order-address", "subscription-address"],
  quirkAddress: true,
  async run({ as, setUp, unique }) {
    const reseller = as("reseller");
    const body = parentOrder(`${unique("buyer")}@example.com`);
    const sold = await setUp(async () => (await reseller.call("createOrder", { body })).is(200));
    const { id, subscription_id } = sold.body.data.order;

    const order = await reseller.send({ operation: "getOrder", method: "GET", path: `${routes}/order/${id}/` });
    order.is(200).has({ data: { order: { id } } });

    const path = `${routes}/subscription/${subscription_id}/`;
    const read = await reseller.send({ operation: "getSubscription", method: "GET", path });
    read.is(200).has({ data: { licence: { subscription_id, status: "active" } } });

    const cancelled = await reseller.send({ operation: "cancelSubscription", method: "DELETE", path });
    cancelled.is(200).has({ data: { licence: { status: "cancelled" } } });
  },
});
