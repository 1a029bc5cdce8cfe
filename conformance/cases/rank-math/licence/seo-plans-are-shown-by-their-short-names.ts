import { anEmail, ordersListed, placeOrder, readOrder, readSubscription } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "The licence shows an SEO plan by its short name, and reseller as its origin, wherever it is read",
  contract: ["createOrder 200", "getOrder 200", "getSubscription 200", "listOrders 200"],
  rules: { positive: ["licence-plan-short-name"], contrast: ["content-ai-plan-short-name"] },
  does: "creates",
  since: "1.0",
  source: ["create-order-plan", "create-order-example", "subscription-example", "reason-plan-short-names"],
  async run({ as, unique, check }) {
    const reseller = as("reseller");
    const rule = { rule: "licence-plan-short-name" } as const;

    for (const plan of ["pro", "business", "agency"] as const) {
      const licence = { plan, origin: "reseller" } as const;
      const order = await placeOrder(reseller, { email: anEmail(unique), plan: `seo-by-rank-math-${plan}` });
      const sold = order.is(200).has({ data: { licence } }, rule).body.data;
      (await readOrder(reseller, sold)).has({ data: { licence } }, rule);
      (await readSubscription(reseller, sold)).has({ data: { licence } }, rule);
      const [listed] = await ordersListed(reseller, sold);
      check(`the list shows ${plan}`, { ...rule, status: "listOrders 200" }, listed?.licence, {
        ...sold.licence,
        ...licence,
      });
    }
  },
});
