import { anEmail, nextLeapDay, oneYearAfter, placeOrder } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "The year that begins on 29 February ends with the February after it",
  contract: ["createOrder 200"],
  rules: { positive: ["renewal-default-one-year"] },
  needs: { capabilities: ["clock"] },
  does: "creates",
  since: "1.0",
  source: ["create-order-renewal-time", "reason-calendar-year"],
  async run({ as, clock, unique, setUp, check }) {
    const leapDay = nextLeapDay(await setUp(() => clock.read()));
    await setUp(() => clock.advanceTo(leapDay));

    const order = (await placeOrder(as("reseller"), { email: anEmail(unique) })).is(200);

    const rule = { rule: "renewal-default-one-year" } as const;
    const { paid_date } = order.body.data.order;
    check("it is 29 February", rule, new Date(paid_date * 1000).toISOString().slice(5, 10), "02-29");
    order.has({ data: { licence: { date_expiration: oneYearAfter(paid_date), status: "active" } } }, rule);
  },
});
