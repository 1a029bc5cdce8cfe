import { anEmail, cancel, followUp, oneYearAfter, placeOrder, readSubscription, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A renewal makes a cancelled subscription active again for a year, where the setting says so",
  contract: ["createOrder 200", "getSubscription 200"],
  rules: {
    positive: ["renewal-default-one-year", "renewal-keeps-subscription"],
    contrast: ["cancelled-is-terminal", "cancellation-ends-licence-at-once"],
  },
  settings: { "cancelled-renewal": "revives" },
  does: "destroys",
  since: "1.0",
  source: ["choice-cancelled-is-terminal"],
  async run({ as, unique, setUp }) {
    const reseller = as("reseller");
    const sold = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    await setUp(() => cancel(reseller, sold));
    const rule = { rule: "cancelled-is-terminal" } as const;

    const renewal = (await placeOrder(reseller, followUp("renewal", sold))).is(200, undefined, rule);

    const date_expiration = oneYearAfter(renewal.body.data.order.paid_date);
    const { subscription_id } = sold.order;
    const licence = { plan: "pro", subscription_id, status: "active", date_expiration } as const;
    renewal.has({ data: { licence } }, rule);
    (await readSubscription(reseller, sold)).has({ data: { licence } }, rule);
  },
});
