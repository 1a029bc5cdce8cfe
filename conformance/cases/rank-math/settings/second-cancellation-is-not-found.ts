import { anEmail, cancel, readSubscription, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A second cancellation finds nothing to cancel, where the setting says so, and the subscription is still read",
  contract: ["cancelSubscription 404", "getSubscription 200"],
  rules: { contrast: ["cancellation-repeatable"] },
  settings: { "second-cancellation": "not-found" },
  does: "destroys",
  since: "1.0",
  source: ["choice-second-cancellation"],
  async run({ as, unique, setUp }) {
    const reseller = as("reseller");
    const sold = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    const licence = { status: "cancelled", date_expiration: 0 } as const;
    (await cancel(reseller, sold)).has({ data: { licence } });

    const path = { subscription_id: sold.order.subscription_id };
    const second = await reseller.call("cancelSubscription", { path });

    second.is(404, "not_found", { rule: "subscription-known" }).has({ message: "Subscription not found" });
    (await readSubscription(reseller, sold)).has({ data: { licence } });
  },
});
