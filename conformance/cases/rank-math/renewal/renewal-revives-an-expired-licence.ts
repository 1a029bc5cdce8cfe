import { anEmail, followUp, inTheYear2000, oneYearAfter, placeOrder, readSubscription, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "Renewing an expired subscription makes its licence active again, for a year from the call",
  contract: ["createOrder 200", "getSubscription 200"],
  rules: {
    positive: ["renewal-revives-expired-licence"],
    contrast: ["licence-expires-by-clock", "cancelled-is-terminal"],
  },
  does: "creates",
  since: "1.0",
  source: ["choice-renewal-of-expired", "create-order-renewal-time"],
  async run({ as, unique, setUp }) {
    const reseller = as("reseller");
    const sold = await setUp(() => sell(reseller, { email: anEmail(unique), renewal_time: inTheYear2000 }));
    const rule = { rule: "renewal-revives-expired-licence" } as const;

    const renewal = (await placeOrder(reseller, followUp("renewal", sold))).is(200, undefined, rule);

    const { paid_date } = renewal.body.data.order;
    const { subscription_id } = sold.order;
    const licence = { status: "active", subscription_id, date_expiration: oneYearAfter(paid_date) } as const;
    renewal.has({ data: { licence } }, rule);
    (await readSubscription(reseller, sold)).has({ data: { licence } }, rule);
  },
});
