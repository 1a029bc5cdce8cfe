import { anEmail, followUp, followUps, placeOrder, sell, traceOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A renewal or switch is refused when the subscription belongs to another customer of the same reseller",
  contract: ["createOrder 404"],
  rules: { positive: ["subscription-belongs-to-email"], contrast: ["subscription-known", "customer-known"] },
  does: "creates",
  since: "1.0",
  source: ["create-order-not-found", "reason-subscription-of-customer"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const john = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    const jane = await setUp(() => sell(reseller, { email: anEmail(unique), first_name: "Jane" }));
    const before = await setUp(async () => [await traceOf(reseller, john), await traceOf(reseller, jane)]);

    for (const type of followUps) {
      const order = await placeOrder(reseller, { ...followUp(type, john), email: jane.customer.email });
      order.is(404, "not_found").has({ message: "Subscription not found", data: { status: 404 } });
    }

    const after = [await traceOf(reseller, john), await traceOf(reseller, jane)];
    check("nothing has changed", { rule: "subscription-belongs-to-email" }, after, before);
  },
});
