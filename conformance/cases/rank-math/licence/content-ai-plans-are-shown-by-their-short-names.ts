import { anEmail, cancel, ordersListed, placeOrder, readOrder, readSubscription } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "The licence shows a Content AI plan by its short name wherever it is read",
  contract: ["createOrder 200", "getOrder 200", "getSubscription 200", "listOrders 200", "cancelSubscription 200"],
  rules: { positive: ["content-ai-plan-short-name"], contrast: ["licence-plan-short-name"] },
  settings: { "content-ai-plan-name": "short" },
  does: "destroys",
  since: "1.0",
  source: ["create-order-plan", "choice-content-ai-plan-name"],
  async run({ as, unique, check }) {
    const reseller = as("reseller");
    const rule = { rule: "content-ai-plan-short-name" } as const;

    for (const plan of ["starter", "creator", "expert"] as const) {
      const licence = { plan, origin: "reseller" } as const;
      const order = await placeOrder(reseller, { email: anEmail(unique), plan: `content-ai-${plan}` });
      const sold = order.is(200).has({ data: { licence } }, rule).body.data;
      (await readOrder(reseller, sold)).has({ data: { licence } }, rule);
      (await readSubscription(reseller, sold)).has({ data: { licence } }, rule);
      const [listed] = await ordersListed(reseller, sold);
      check(`the list shows ${plan}`, { ...rule, status: "listOrders 200" }, listed?.licence, {
        ...sold.licence,
        ...licence,
      });
      (await cancel(reseller, sold)).has({ data: { licence } }, rule);
    }
  },
});
