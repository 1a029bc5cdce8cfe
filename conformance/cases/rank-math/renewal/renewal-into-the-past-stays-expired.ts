import { anEmail, followUp, inTheYear2000, placeOrder, readSubscription, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A renewal whose renewal_time has passed leaves an expired licence expired",
  contract: ["createOrder 200", "getSubscription 200"],
  rules: {
    positive: ["renewal-time-as-sent", "licence-expires-by-clock"],
    contrast: ["renewal-revives-expired-licence", "renewal-default-one-year"],
  },
  does: "creates",
  since: "1.0",
  source: ["create-order-renewal-time", "choice-expired-status"],
  async run({ as, unique, setUp }) {
    const reseller = as("reseller");
    const sold = await setUp(() => sell(reseller, { email: anEmail(unique), renewal_time: inTheYear2000 }));
    const date_expiration = inTheYear2000 + 86_400;
    const licence = { date_expiration, status: "expired" } as const;
    const rule = { rule: "licence-expires-by-clock" } as const;

    const renewal = await placeOrder(reseller, { ...followUp("renewal", sold), renewal_time: date_expiration });

    renewal.is(200).has({ data: { licence } }, rule);
    (await readSubscription(reseller, sold)).has({ data: { licence } }, rule);
  },
});
