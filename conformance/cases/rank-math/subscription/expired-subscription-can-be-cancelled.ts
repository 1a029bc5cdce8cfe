import { anEmail, cancel, inTheYear2000, readSubscription, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "An expired subscription reads as cancelled, no longer as expired, once it is cancelled",
  contract: ["cancelSubscription 200", "getSubscription 200"],
  rules: { positive: ["cancellation-ends-licence-at-once"], contrast: ["licence-expires-by-clock"] },
  does: "destroys",
  since: "1.0",
  source: ["subscription-example", "choice-expired-status"],
  async run({ as, unique, setUp }) {
    const reseller = as("reseller");
    const sold = await setUp(() => sell(reseller, { email: anEmail(unique), renewal_time: inTheYear2000 }));
    const licence = { status: "cancelled", date_expiration: 0, plan: "pro" } as const;

    (await cancel(reseller, sold)).has({ data: { licence } });
    (await readSubscription(reseller, sold)).has({ data: { licence } });
  },
});
