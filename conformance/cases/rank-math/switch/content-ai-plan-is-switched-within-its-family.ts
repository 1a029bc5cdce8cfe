import { anEmail, followUp, placeOrder, readSubscription, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A Content AI plan is switched to another of its family while the customer's SEO plan stays",
  contract: ["createOrder 200", "getSubscription 200"],
  rules: { positive: ["switch-changes-plan-only"], contrast: ["switch-within-family", "plan-exists"] },
  settings: { "content-ai-plan-name": "short" },
  does: "creates",
  since: "1.0",
  source: ["create-order-plan", "choice-switch-across-families"],
  async run({ as, unique, setUp }) {
    const reseller = as("reseller");
    const email = anEmail(unique);
    const seo = await setUp(() => sell(reseller, { email }));
    const contentAi = await setUp(() => sell(reseller, { email, plan: "content-ai-starter" }));
    const rule = { rule: "switch-changes-plan-only" } as const;

    for (const plan of ["expert", "creator"] as const) {
      const switched = await placeOrder(reseller, { ...followUp("switch", contentAi), plan: `content-ai-${plan}` });
      switched.is(200, undefined, rule).has({ data: { licence: { plan, status: "active" } } }, rule);
    }

    (await readSubscription(reseller, contentAi)).has({ data: { licence: { plan: "creator" } } }, rule);
    (await readSubscription(reseller, seo)).has({ data: { licence: { plan: "pro" } } }, rule);
  },
});
