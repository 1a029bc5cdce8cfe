import { anEmail, cancel, placeOrder, readSubscription, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A customer whose subscription was cancelled gets a new one by a parent order",
  contract: ["createOrder 200"],
  rules: {
    positive: ["parent-order-opens-subscription"],
    contrast: ["plan-exists", "cancelled-is-terminal", "renewal-keeps-subscription"],
  },
  does: "destroys",
  since: "1.0",
  source: ["choice-cancelled-is-terminal", "choice-plan-exists-reading"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const email = anEmail(unique);
    const first = await setUp(() => sell(reseller, { email }));
    await setUp(() => cancel(reseller, first));

    const order = (await placeOrder(reseller, { email })).is(200, undefined, { rule: "cancelled-is-terminal" });

    const second = order.has({ data: { licence: { status: "active" }, customer: { id: first.customer.id } } }).body
      .data;
    const another = second.order.subscription_id > first.order.subscription_id;
    check("it is another subscription", { rule: "parent-order-opens-subscription" }, another, true);
    (await readSubscription(reseller, first)).has({ data: { licence: { status: "cancelled" } } });
  },
});
