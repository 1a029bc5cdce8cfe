import { anEmail, followUp, inTheYear2000, placeOrder, readSubscription, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A switch of an expired subscription changes the plan and leaves its licence expired",
  contract: ["createOrder 200", "getSubscription 200"],
  rules: {
    positive: ["switch-changes-plan-only"],
    contrast: ["renewal-revives-expired-licence", "renewal-default-one-year"],
  },
  does: "creates",
  since: "1.0",
  source: ["create-order-renewal-time", "choice-renewal-of-expired"],
  async run({ as, unique, setUp }) {
    const reseller = as("reseller");
    const sold = await setUp(() => sell(reseller, { email: anEmail(unique), renewal_time: inTheYear2000 }));
    const licence = { plan: "agency", status: "expired", date_expiration: inTheYear2000 } as const;
    const rule = { rule: "switch-changes-plan-only" } as const;

    const switched = await placeOrder(reseller, { ...followUp("switch", sold), plan: "seo-by-rank-math-agency" });

    switched.is(200, undefined, rule).has({ data: { licence } }, rule);
    (await readSubscription(reseller, sold)).has({ data: { licence } }, rule);
  },
});
