import { anEmail, placeOrder, readSubscription, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A customer may hold one SEO plan and one Content AI plan at the same time",
  contract: ["createOrder 200", "getSubscription 200"],
  rules: { positive: ["plan-families-independent"], contrast: ["plan-exists"] },
  settings: { "plan-exists-reading": "family" },
  does: "creates",
  since: "1.0",
  source: ["choice-plan-exists-reading", "create-order-plan"],
  async run({ as, unique, setUp }) {
    const reseller = as("reseller");
    const email = anEmail(unique);
    const seo = await setUp(() => sell(reseller, { email, plan: "seo-by-rank-math-business" }));

    const rule = { rule: "plan-families-independent" } as const;
    const second = (await placeOrder(reseller, { email, plan: "content-ai-creator" })).is(200, undefined, rule);
    const contentAi = second.has({ data: { customer: { id: seo.customer.id } } }).body.data;

    const active = { status: "active" } as const;
    (await readSubscription(reseller, seo)).has({ data: { licence: { ...active, plan: "business" } } }, rule);
    (await readSubscription(reseller, contentAi)).has({ data: { licence: active, customer: { email } } }, rule);
  },
});
