import { anEmail, readOrder, readSubscription, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "What is no list announces no totals",
  contract: ["getOrder 200", "getSubscription 200", "getCustomer 200"],
  rules: { contrast: ["list-totals-in-headers"] },
  does: "creates",
  since: "1.0",
  source: ["choice-list-totals"],
  async run({ as, unique, setUp }) {
    const reseller = as("reseller");
    const sold = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    const rule = { rule: "list-totals-in-headers" } as const;

    const customer = await reseller.call("getCustomer", { query: { customer_id: sold.customer.email } });
    for (const answer of [await readOrder(reseller, sold), await readSubscription(reseller, sold), customer.is(200)]) {
      answer.header("X-WP-Total", undefined, rule).header("X-WP-TotalPages", undefined, rule);
    }
  },
});
