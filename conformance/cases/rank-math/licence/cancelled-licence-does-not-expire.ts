import { anEmail, cancel, readOrder, readSubscription, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A cancelled licence reads as cancelled, not as expired, however much time passes",
  contract: ["getSubscription 200", "getOrder 200"],
  rules: { positive: ["cancellation-ends-licence-at-once"], contrast: ["licence-expires-by-clock"] },
  needs: { capabilities: ["clock"] },
  does: "destroys",
  since: "1.0",
  source: ["subscription-example", "choice-expired-status"],
  async run({ as, clock, unique, setUp }) {
    const reseller = as("reseller");
    const sold = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    await setUp(() => cancel(reseller, sold));

    await setUp(() => clock.advance("P2Y"));

    const licence = { status: "cancelled", date_expiration: 0 } as const;
    (await readSubscription(reseller, sold)).has({ data: { licence } });
    (await readOrder(reseller, sold)).has({ data: { licence } });
  },
});
