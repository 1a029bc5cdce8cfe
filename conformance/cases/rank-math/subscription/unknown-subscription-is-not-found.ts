import { anEmail, readSubscription, sell, unknownId } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "Reading or cancelling a subscription that does not exist is refused; an order's id names none",
  contract: ["getSubscription 404", "cancelSubscription 404"],
  rules: { positive: ["subscription-known"], contrast: ["cancellation-repeatable"] },
  settings: { "not-found-status": 404 },
  does: "destroys",
  since: "1.0",
  source: ["subscription-not-found", "choice-not-found-status", "choice-error-messages"],
  async run({ as, unique, setUp }) {
    const reseller = as("reseller");
    const sold = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    const notFound = { message: "Subscription not found", data: { status: 404 } } as const;

    for (const subscription_id of [unknownId, sold.order.id]) {
      const path = { subscription_id };
      (await reseller.call("getSubscription", { path })).is(404, "not_found").has(notFound);
      (await reseller.call("cancelSubscription", { path })).is(404, "not_found").has(notFound);
    }

    (await readSubscription(reseller, sold)).has({ data: { licence: { status: "active" } } });
  },
});
