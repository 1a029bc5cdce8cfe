import { anEmail, followUp, inTheYear2100, oneYearAfter, placeOrder, readSubscription, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title:
    "A renewal without renewal_time adds a year to the old expiry, where the setting says so; a first year counts from the call",
  contract: ["createOrder 200", "getSubscription 200"],
  rules: { positive: ["renewal-default-one-year"], contrast: ["renewal-time-as-sent"] },
  settings: { "renewal-counts-from": "expiry" },
  does: "creates",
  since: "1.0",
  source: ["choice-renewal-counts-from", "create-order-renewal-time"],
  async run({ as, unique, setUp }) {
    const reseller = as("reseller");
    const parent = (await placeOrder(reseller, { email: anEmail(unique) })).is(200);
    const rule = { rule: "renewal-default-one-year" } as const;
    parent.has({ data: { licence: { date_expiration: oneYearAfter(parent.body.data.order.paid_date) } } }, rule);
    const sold = await setUp(() => sell(reseller, { email: anEmail(unique), renewal_time: inTheYear2100 }));

    const renewal = await placeOrder(reseller, followUp("renewal", sold));

    const licence = { date_expiration: oneYearAfter(inTheYear2100), status: "active" } as const;
    renewal.is(200).has({ data: { licence } }, rule);
    (await readSubscription(reseller, sold)).has({ data: { licence } }, rule);
  },
});
