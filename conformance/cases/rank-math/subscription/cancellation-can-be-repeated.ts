import { anEmail, cancel, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "Cancelling a cancelled subscription answers as the first time",
  contract: ["cancelSubscription 200"],
  rules: { positive: ["cancellation-repeatable"], contrast: ["cancelled-is-terminal"] },
  settings: { "second-cancellation": "repeats" },
  does: "destroys",
  since: "1.0",
  source: ["choice-second-cancellation", "subscription-address"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const sold = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    const first = await setUp(() => cancel(reseller, sold));

    const path = { subscription_id: sold.order.subscription_id };
    const rule = { rule: "cancellation-repeatable" } as const;
    const second = (await reseller.call("cancelSubscription", { path })).is(200, undefined, rule);

    second.has({ data: { licence: { status: "cancelled", date_expiration: 0 } } }, rule);
    check("both answers are the same", { ...rule, status: "cancelSubscription 200" }, second.body, first.body);
  },
});
