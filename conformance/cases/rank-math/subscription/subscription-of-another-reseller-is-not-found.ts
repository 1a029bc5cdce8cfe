import { anEmail, sell, traceOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "Another reseller's subscription can be neither read nor cancelled, also where the customer is shared",
  contract: ["getSubscription 404", "cancelSubscription 404"],
  rules: {
    positive: ["other-resellers-invisible"],
    contrast: ["subscription-known", "cancellation-ends-licence-at-once"],
  },
  needs: { roles: ["other-reseller"] },
  does: "destroys",
  since: "1.0",
  source: ["subscription-not-found", "reason-scope-of-reseller"],
  async run({ as, unique, setUp, check }) {
    const [reseller, other] = [as("reseller"), as("other-reseller")];
    const email = anEmail(unique);
    const foreign = await setUp(() => sell(other, { email }));
    await setUp(() => sell(reseller, { email, plan: "content-ai-starter" }));
    const before = await setUp(() => traceOf(other, foreign));

    const path = { subscription_id: foreign.order.subscription_id };
    const notFound = { message: "Subscription not found", data: { status: 404 } } as const;
    (await reseller.call("getSubscription", { path })).is(404, "not_found").has(notFound);
    (await reseller.call("cancelSubscription", { path })).is(404, "not_found").has(notFound);

    check("nothing has changed", { rule: "other-resellers-invisible" }, await traceOf(other, foreign), before);
  },
});
