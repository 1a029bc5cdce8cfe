import { anEmail, oneYearAfter, placeOrder, readSubscription } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A parent order without renewal_time expires one year after the call, also where it is sent empty",
  contract: ["createOrder 200", "getSubscription 200"],
  rules: { positive: ["renewal-default-one-year"], contrast: ["renewal-time-as-sent", "licence-expires-by-clock"] },
  does: "creates",
  since: "1.0",
  source: ["create-order-renewal-time", "reason-calendar-year"],
  async run({ as, unique }) {
    const wishes = [{ email: anEmail(unique) }, { email: anEmail(unique), renewal_time: "" }];
    for (const wish of wishes) {
      const order = (await placeOrder(as("reseller"), wish)).is(200);
      const sold = order.body.data;
      const date_expiration = oneYearAfter(sold.order.paid_date);
      const rule = { rule: "renewal-default-one-year" } as const;
      order.has({ data: { licence: { date_expiration, status: "active" } } }, rule);
      (await readSubscription(as("reseller"), sold)).has({ data: { licence: { date_expiration } } }, rule);
    }
  },
});
