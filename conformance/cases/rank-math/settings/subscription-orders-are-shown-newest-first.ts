import { anEmail, cancel, followUp, readSubscription, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "The orders of a subscription are shown newest first, where the setting says so",
  contract: ["getSubscription 200", "cancelSubscription 200"],
  rules: { positive: ["subscription-orders-oldest-first"] },
  settings: { "subscription-orders-order": "newest-first" },
  does: "destroys",
  since: "1.0",
  source: ["choice-order-of-lists"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const parent = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    const renewal = await setUp(() => sell(reseller, followUp("renewal", parent)));
    const switched = await setUp(() => sell(reseller, followUp("switch", parent)));
    const expected = [switched, renewal, parent].map(({ order }) => ({ order }));

    const rule = { rule: "subscription-orders-oldest-first" } as const;
    check("when read", rule, (await readSubscription(reseller, parent)).body.data.orders, expected);
    check("when cancelled", rule, (await cancel(reseller, parent)).body.data.orders, expected);
  },
});
