import { anEmail, cancel, followUp, readSubscription, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "The orders of a subscription are shown oldest first, those of others not at all",
  contract: ["getSubscription 200", "cancelSubscription 200"],
  rules: {
    positive: ["subscription-orders-oldest-first", "renewal-keeps-subscription"],
    contrast: ["list-newest-first"],
  },
  settings: { "subscription-orders-order": "oldest-first" },
  does: "destroys",
  since: "1.0",
  source: ["choice-order-of-lists", "reason-renewal-adds-order"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const email = anEmail(unique);
    const parent = await setUp(() => sell(reseller, { email }));
    const expected = await setUp(async () => {
      const renewal = await sell(reseller, { ...followUp("renewal", parent), total: "1" });
      await sell(reseller, { email, plan: "content-ai-starter" });
      const again = await sell(reseller, { ...followUp("renewal", parent), total: "2" });
      const switched = await sell(reseller, followUp("switch", parent));
      return [parent, renewal, again, switched].map(({ order }) => ({ order }));
    });

    const rule = { rule: "subscription-orders-oldest-first" } as const;
    const { orders } = (await readSubscription(reseller, parent)).body.data;
    check("oldest first when read", { ...rule, status: "getSubscription 200" }, orders, expected);
    const cancelled = (await cancel(reseller, parent)).body.data;
    check("oldest first when cancelled", { ...rule, status: "cancelSubscription 200" }, cancelled.orders, expected);
  },
});
