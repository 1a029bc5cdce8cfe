import { anEmail, cancel, ordersListed, placeOrder, readOrder, readSubscription } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title:
    "The licence shows a Content AI plan as it is ordered, where the setting says so, and an SEO plan by its short name",
  contract: ["createOrder 200", "getOrder 200", "getSubscription 200", "listOrders 200", "cancelSubscription 200"],
  rules: { positive: ["licence-plan-short-name"], contrast: ["content-ai-plan-short-name"] },
  settings: { "content-ai-plan-name": "slug" },
  does: "destroys",
  since: "1.0",
  source: ["choice-content-ai-plan-name"],
  async run({ as, unique, check }) {
    const reseller = as("reseller");
    const rule = { rule: "content-ai-plan-short-name" } as const;

    for (const plan of ["content-ai-starter", "content-ai-creator", "content-ai-expert"] as const) {
      const order = await placeOrder(reseller, { email: anEmail(unique), plan });
      const sold = order.is(200).has({ data: { licence: { plan } } }, rule).body.data;
      (await readOrder(reseller, sold)).has({ data: { licence: { plan } } }, rule);
      (await readSubscription(reseller, sold)).has({ data: { licence: { plan } } }, rule);
      const [listed] = await ordersListed(reseller, sold);
      check(`the list shows ${plan}`, { ...rule, status: "listOrders 200" }, listed?.licence, sold.licence);
      (await cancel(reseller, sold)).has({ data: { licence: { plan } } }, rule);
    }
    const seo = await placeOrder(reseller, { email: anEmail(unique), plan: "seo-by-rank-math-agency" });
    seo.is(200).has({ data: { licence: { plan: "agency" } } }, { rule: "licence-plan-short-name" });
  },
});
