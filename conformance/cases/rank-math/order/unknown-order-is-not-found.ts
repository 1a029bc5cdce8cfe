import { anEmail, sell, unknownId } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "Reading an order that does not exist is refused; a subscription's id names none",
  contract: ["getOrder 404"],
  rules: { positive: ["order-known"] },
  settings: { "not-found-status": 404 },
  does: "creates",
  since: "1.0",
  source: ["get-order-not-found", "get-order-id", "choice-not-found-status", "choice-error-messages"],
  async run({ as, unique, setUp }) {
    const { order } = await setUp(() => sell(as("reseller"), { email: anEmail(unique) }));

    for (const order_id of [unknownId, order.subscription_id]) {
      const read = await as("reseller").call("getOrder", { path: { order_id } });
      read.is(404, "not_found").has({ message: "Order not found", data: { status: 404 } });
    }
  },
});
