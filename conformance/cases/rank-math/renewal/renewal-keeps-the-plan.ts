import { anEmail, followUp, placeOrder, readSubscription, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A renewal leaves the plan as it is, whichever plan it names",
  contract: ["createOrder 200", "getSubscription 200"],
  rules: { positive: ["renewal-keeps-subscription"], contrast: ["switch-changes-plan-only", "switch-within-family"] },
  does: "creates",
  since: "1.0",
  source: ["create-order-plan", "reason-renewal-adds-order"],
  async run({ as, unique, setUp }) {
    const reseller = as("reseller");
    const wish = { email: anEmail(unique), plan: "seo-by-rank-math-business" } as const;
    const sold = await setUp(() => sell(reseller, wish));
    const rule = { rule: "renewal-keeps-subscription" } as const;

    for (const plan of ["seo-by-rank-math-agency", "content-ai-starter"] as const) {
      const renewal = await placeOrder(reseller, { ...followUp("renewal", sold), plan });
      renewal.is(200, undefined, rule).has({ data: { licence: { plan: "business" } } }, rule);
    }

    (await readSubscription(reseller, sold)).has({ data: { licence: { plan: "business", status: "active" } } }, rule);
  },
});
