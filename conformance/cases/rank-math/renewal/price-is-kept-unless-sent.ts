import { anEmail, followUp, type OrderWish, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A renewal or switch that sends no price leaves the renewal price as it is",
  contract: ["createOrder 200"],
  rules: { positive: ["renewal-price-unless-sent"] },
  needs: { capabilities: ["rows"] },
  does: "creates",
  since: "1.0",
  source: ["create-order-price"],
  async run({ as, unique, control, setUp, check }) {
    const sold = await setUp(() => sell(as("reseller"), { email: anEmail(unique), price: "23.00" }));
    const priceAfter = async (wish: OrderWish): Promise<number | undefined> => {
      await sell(as("reseller"), wish);
      const rows = await control.rows("subscriptions");
      return rows.find(({ id }) => id === sold.order.subscription_id)?.priceCents;
    };
    const [renewal, change] = [followUp("renewal", sold), followUp("switch", sold)];
    const rule = { rule: "renewal-price-unless-sent" } as const;

    check("a renewal without price", rule, await priceAfter({ ...renewal, total: "5.00" }), 2300);
    check("a renewal with an empty price", rule, await priceAfter({ ...renewal, price: "" }), 2300);
    check("a switch without price", rule, await priceAfter({ ...change, total: "5.00" }), 2300);
  },
});
