import { anEmail, ordersListed, readOrder, readSubscription, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

const minute = 60_000;

export default conformanceCase({
  title: "A licence reads as active until its expiry and as expired from then on, with the same date",
  contract: ["getSubscription 200", "getOrder 200", "listOrders 200"],
  rules: { positive: ["licence-expires-by-clock"], contrast: ["cancellation-ends-licence-at-once"] },
  needs: { capabilities: ["clock"] },
  does: "creates",
  since: "1.0",
  source: ["choice-expired-status", "create-order-renewal-time"],
  async run({ as, clock, unique, setUp, check }) {
    const reseller = as("reseller");
    const sold = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    const expiry = sold.licence.date_expiration * 1000;
    const rule = { rule: "licence-expires-by-clock" } as const;

    for (const [instant, status] of [
      [expiry - minute, "active"],
      [expiry + minute, "expired"],
    ] as const) {
      await setUp(() => clock.advanceTo(new Date(instant)));
      const licence = { ...sold.licence, status };
      (await readSubscription(reseller, sold)).has({ data: { licence } }, rule);
      (await readOrder(reseller, sold)).has({ data: { licence } }, rule);
      const listed = (await ordersListed(reseller, sold)).map((one) => one.licence);
      check(`the list shows it as ${status}`, rule, listed, [licence]);
    }
  },
});
