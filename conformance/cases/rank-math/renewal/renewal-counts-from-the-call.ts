import { anEmail, followUp, inTheYear2100, oneYearAfter, placeOrder, readSubscription, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A renewal without renewal_time expires one year after the call, not after the old expiry",
  contract: ["createOrder 200", "getSubscription 200"],
  rules: { positive: ["renewal-default-one-year"], contrast: ["renewal-time-as-sent"] },
  settings: { "renewal-counts-from": "now" },
  does: "creates",
  since: "1.0",
  source: ["create-order-renewal-time", "choice-renewal-counts-from"],
  async run({ as, unique, setUp }) {
    const reseller = as("reseller");
    const sold = await setUp(() => sell(reseller, { email: anEmail(unique), renewal_time: inTheYear2100 }));
    const rule = { rule: "renewal-default-one-year" } as const;

    for (const renewal_time of [{}, { renewal_time: "" }]) {
      const renewal = (await placeOrder(reseller, { ...followUp("renewal", sold), ...renewal_time })).is(200);
      const date_expiration = oneYearAfter(renewal.body.data.order.paid_date);
      renewal.has({ data: { licence: { date_expiration } } }, rule);
      (await readSubscription(reseller, sold)).has({ data: { licence: { date_expiration } } }, rule);
    }
  },
});
