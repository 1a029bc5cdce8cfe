import { anEmail, followUp, followUps, placeOrder, sell, traceOf, unknownId } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A renewal or switch of a subscription that does not exist is refused, though the customer does",
  contract: ["createOrder 404"],
  rules: { positive: ["subscription-known"], contrast: ["customer-known", "subscription-id-needed"] },
  does: "creates",
  since: "1.0",
  source: ["create-order-not-found", "choice-error-messages"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const sold = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    const before = await setUp(() => traceOf(reseller, sold));

    for (const type of followUps) {
      for (const subscription_id of [unknownId, sold.order.id]) {
        const order = await placeOrder(reseller, { ...followUp(type, sold), subscription_id });
        order.is(404, "not_found").has({ message: "Subscription not found", data: { status: 404 } });
      }
    }

    check("nothing has changed", { rule: "subscription-known" }, await traceOf(reseller, sold), before);
  },
});
