import { anEmail, followUp, oneYearAfter, placeOrder, readSubscription, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A licence that has run out is renewed for a year from the renewal, and each order keeps its own date",
  contract: ["createOrder 200", "getSubscription 200"],
  rules: {
    positive: ["renewal-revives-expired-licence", "renewal-default-one-year"],
    contrast: ["licence-expires-by-clock"],
  },
  needs: { capabilities: ["clock"] },
  settings: { "renewal-counts-from": "now" },
  does: "creates",
  since: "1.0",
  source: ["create-order-renewal-time", "choice-renewal-of-expired", "choice-renewal-counts-from"],
  async run({ as, clock, unique, setUp, check }) {
    const reseller = as("reseller");
    const sold = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    await setUp(() => clock.advance("P400D"));
    const rule = { rule: "renewal-revives-expired-licence" } as const;

    const renewal = (await placeOrder(reseller, followUp("renewal", sold))).is(200, undefined, rule);

    const { order } = renewal.body.data;
    check("400 days later", rule, order.paid_date - sold.order.paid_date >= 400 * 86_400, true);
    const licence = { date_expiration: oneYearAfter(order.paid_date), status: "active" } as const;
    renewal.has({ data: { licence } }, { rule: "renewal-default-one-year" });
    const read = (await readSubscription(reseller, sold)).has({ data: { licence } }, rule);
    const dates = read.body.data.orders.map((one) => one.order.paid_date).toSorted((a, b) => a - b);
    check("each order keeps its date", rule, dates, [sold.order.paid_date, order.paid_date]);
  },
});
