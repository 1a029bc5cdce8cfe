import { conformanceCase, routes } from "../service.ts";

export default conformanceCase({
  title: "Without _envelope in the query an answer stands bare, with its own status",
  contract: ["listOrders 200", "getOrder 404"],
  rules: { positive: ["order-known"], contrast: ["envelope-wraps-answer"] },
  does: "reads",
  since: "1.0",
  source: ["wordpress-envelope", "responses-json"],
  quirkAddress: true,
  async run({ as }) {
    const reseller = as("reseller");

    const plain = await reseller.send({ operation: "listOrders", method: "GET", path: `${routes}/orders/?envelope=1` });
    plain.is(200).has({ code: "success", message: "success", data: { type: "orders" } });

    const refused = await reseller.call("getOrder", { path: { order_id: 1 } });
    refused.is(404, "not_found");
  },
});
