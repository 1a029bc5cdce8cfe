import { conformanceCase, parentOrder } from "../service.ts";

export default conformanceCase({
  title: "An order may be a parent order, a renewal or a switch",
  contract: ["createOrder 200"],
  rules: { contrast: ["order-type-known"] },
  does: "creates",
  since: "1.0",
  source: ["create-order-purpose", "create-order-type", "woocommerce-order-types"],
  async run({ as, unique }) {
    const body = parentOrder(`${unique("buyer")}@example.com`);
    const parent = (await as("reseller").call("createOrder", { body })).is(200);
    parent.has({ data: { order: { order_type: "parent" } } });
    const { subscription_id } = parent.body.data.order;

    for (const type of ["renewal", "switch"] as const) {
      const answer = await as("reseller").call("createOrder", { body: { ...body, type, subscription_id } });
      answer.is(200).has({ data: { order: { order_type: type, subscription_id } } });
    }
  },
});
