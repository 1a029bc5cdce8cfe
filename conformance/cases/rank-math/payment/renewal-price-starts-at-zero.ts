import { anEmail, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A parent order sets the renewal price to what is sent, to the cent, and to 0 otherwise",
  contract: ["createOrder 200"],
  rules: { positive: ["renewal-price-unless-sent"] },
  needs: { capabilities: ["rows"] },
  does: "creates",
  since: "1.0",
  source: ["create-order-price"],
  async run({ as, unique, control, check }) {
    const priceOf = async (wish: { price?: string; total: string }): Promise<number | undefined> => {
      const { order } = await sell(as("reseller"), { email: anEmail(unique), ...wish });
      const rows = await control.rows("subscriptions");
      return rows.find(({ id }) => id === order.subscription_id)?.priceCents;
    };
    const rule = { rule: "renewal-price-unless-sent" } as const;

    check("nothing sent", rule, await priceOf({ total: "23.00" }), 0);
    check("nothing but emptiness sent", rule, await priceOf({ price: "", total: "23.00" }), 0);
    check("19.99 sent", rule, await priceOf({ price: "19.99", total: "23.00" }), 1999);
    check("a large price sent", rule, await priceOf({ price: "1234567890.10", total: "0" }), 123_456_789_010);
  },
});
