import { anEmail, followUp, inTheYear2100, placeOrder, readSubscription, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A renewal's renewal_time is the licence's new expiry to the second, later or earlier than before",
  contract: ["createOrder 200", "getSubscription 200"],
  rules: { positive: ["renewal-time-as-sent"], contrast: ["renewal-default-one-year"] },
  does: "creates",
  since: "1.0",
  source: ["create-order-renewal-time"],
  async run({ as, unique, setUp }) {
    const reseller = as("reseller");
    const sold = await setUp(() => sell(reseller, { email: anEmail(unique) }));

    for (const date_expiration of [inTheYear2100 + 59, sold.order.paid_date + 86_400]) {
      const wish = { ...followUp("renewal", sold), renewal_time: String(date_expiration) };
      const renewal = (await placeOrder(reseller, wish)).is(200);
      renewal.has({ data: { licence: { date_expiration, status: "active" } } });
      (await readSubscription(reseller, sold)).has({ data: { licence: { date_expiration } } });
    }
  },
});
