import { anEmail, inTheYear2100, placeOrder, readSubscription } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A parent order's renewal_time is the licence's expiry to the second, sent as text or as a number",
  contract: ["createOrder 200", "getSubscription 200"],
  rules: { positive: ["renewal-time-as-sent"], contrast: ["renewal-default-one-year"] },
  does: "creates",
  since: "1.0",
  source: ["create-order-renewal-time", "choice-numbers-as-text-or-number"],
  async run({ as, unique }) {
    const date_expiration = inTheYear2100 + 1;
    for (const renewal_time of [String(date_expiration), date_expiration]) {
      const wish = { email: anEmail(unique), renewal_time };
      const order = (await placeOrder(as("reseller"), wish, { as: "json" })).is(200);
      order.has({ data: { licence: { date_expiration, status: "active" } } });
      (await readSubscription(as("reseller"), order.body.data)).has({ data: { licence: { date_expiration } } });
    }
  },
});
