import { anEmail, followUp, followUps, placeOrder, sell, traceOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A renewal or switch of another reseller's subscription is refused, also for a customer of one's own",
  contract: ["createOrder 404"],
  rules: { positive: ["other-resellers-invisible"], contrast: ["subscription-known", "subscription-belongs-to-email"] },
  needs: { roles: ["other-reseller"] },
  does: "creates",
  since: "1.0",
  source: ["create-order-not-found", "reason-scope-of-reseller"],
  async run({ as, unique, setUp, check }) {
    const [reseller, other] = [as("reseller"), as("other-reseller")];
    const email = anEmail(unique);
    const foreign = await setUp(() => sell(other, { email }));
    await setUp(() => sell(reseller, { email, plan: "content-ai-starter" }));
    const before = await setUp(() => traceOf(other, foreign));

    for (const type of followUps) {
      const order = await placeOrder(reseller, { ...followUp(type, foreign), plan: "seo-by-rank-math-agency" });
      order.is(404, "not_found").has({ message: "Subscription not found", data: { status: 404 } });
    }

    check("nothing has changed", { rule: "other-resellers-invisible" }, await traceOf(other, foreign), before);
    (await placeOrder(other, followUp("renewal", foreign))).is(200);
  },
});
