import { anEmail, cancel, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "Cancelling again keeps the moment of the first cancellation",
  contract: ["cancelSubscription 200"],
  rules: { positive: ["cancellation-repeatable"] },
  settings: { "second-cancellation": "repeats" },
  needs: { capabilities: ["clock", "rows"] },
  does: "destroys",
  since: "1.0",
  source: ["choice-second-cancellation"],
  async run({ as, clock, control, unique, setUp, check }) {
    const reseller = as("reseller");
    const sold = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    await setUp(() => cancel(reseller, sold));
    const row = async () => (await control.rows("subscriptions")).find(({ id }) => id === sold.order.subscription_id);
    const first = await row();
    await setUp(() => clock.advanceTo(new Date(sold.order.paid_date * 1000 + 86_400_000)));
    await cancel(reseller, sold);
    check("the row", { rule: "cancellation-repeatable" }, (await row())?.cancelledAt, first?.cancelledAt);
  },
});
