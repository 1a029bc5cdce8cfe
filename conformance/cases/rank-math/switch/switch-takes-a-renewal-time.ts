import { anEmail, followUp, inTheYear2100, placeOrder, readSubscription, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A switch changes the renewal date when it sends one, and not when it sends an empty one",
  contract: ["createOrder 200", "getSubscription 200"],
  rules: { positive: ["renewal-time-as-sent", "switch-changes-plan-only"], contrast: ["renewal-default-one-year"] },
  does: "creates",
  since: "1.0",
  source: ["create-order-renewal-time"],
  async run({ as, unique, setUp }) {
    const reseller = as("reseller");
    const sold = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    const wish = { ...followUp("switch", sold), plan: "seo-by-rank-math-agency" } as const;

    for (const renewal_time of [String(inTheYear2100), ""]) {
      const switched = await placeOrder(reseller, { ...wish, renewal_time });
      switched.is(200).has({ data: { licence: { date_expiration: inTheYear2100, plan: "agency", status: "active" } } });
    }
    (await readSubscription(reseller, sold)).has({
      data: { licence: { date_expiration: inTheYear2100, plan: "agency" } },
    });
  },
});
