import { anEmail, cancel, readSubscription, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "Cancelling one subscription leaves those of the same customer and of others as they are",
  contract: ["getSubscription 200", "cancelSubscription 200"],
  rules: { contrast: ["cancellation-ends-licence-at-once"] },
  does: "destroys",
  since: "1.0",
  source: ["subscription-example"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const email = anEmail(unique);
    const seo = await setUp(() => sell(reseller, { email }));
    const others = await setUp(async () => [
      await sell(reseller, { email, plan: "content-ai-starter" }),
      await sell(reseller, { email: anEmail(unique) }),
    ]);

    await cancel(reseller, seo);

    for (const other of others) {
      const { licence } = (await readSubscription(reseller, other)).has({ data: { licence: { status: "active" } } })
        .body.data;
      check("the licence is as it was", { rule: "cancellation-ends-licence-at-once" }, licence, other.licence);
    }
  },
});
