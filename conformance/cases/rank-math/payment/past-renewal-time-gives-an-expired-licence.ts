import { anEmail, inTheYear2000, placeOrder, readOrder, readSubscription } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A renewal_time in the past is taken as sent, and the licence reads as expired",
  contract: ["createOrder 200", "getSubscription 200", "getOrder 200"],
  rules: { positive: ["renewal-time-as-sent", "licence-expires-by-clock"], contrast: ["renewal-default-one-year"] },
  does: "creates",
  since: "1.0",
  source: ["create-order-renewal-time", "choice-expired-status"],
  async run({ as, unique }) {
    const licence = { date_expiration: inTheYear2000, status: "expired" } as const;
    const rule = { rule: "licence-expires-by-clock" } as const;

    const order = await placeOrder(as("reseller"), { email: anEmail(unique), renewal_time: inTheYear2000 });

    const sold = order.is(200).has({ data: { licence } }, rule).body.data;
    (await readSubscription(as("reseller"), sold)).has({ data: { licence } }, rule);
    (await readOrder(as("reseller"), sold)).has({ data: { licence } }, rule);
  },
});
