import { anEmail, followUp, type OrderWish, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A renewal or switch that sends a price changes the renewal price to it, to the cent and also to 0",
  contract: ["createOrder 200"],
  rules: { contrast: ["renewal-price-unless-sent"] },
  needs: { capabilities: ["rows"] },
  does: "creates",
  since: "1.0",
  source: ["create-order-price", "choice-numbers-as-text-or-number"],
  async run({ as, unique, control, setUp, check }) {
    const sold = await setUp(() => sell(as("reseller"), { email: anEmail(unique), price: "23.00" }));
    const priceAfter = async (wish: OrderWish): Promise<number | undefined> => {
      await sell(as("reseller"), wish);
      const rows = await control.rows("subscriptions");
      return rows.find(({ id }) => id === sold.order.subscription_id)?.priceCents;
    };
    const [renewal, change] = [followUp("renewal", sold), followUp("switch", sold)];
    const rule = { rule: "renewal-price-unless-sent" } as const;

    check("4.35 with a renewal", rule, await priceAfter({ ...renewal, price: "4.35" }), 435);
    check("60 with a switch", rule, await priceAfter({ ...change, price: "60", total: "1" }), 6000);
    check("19.999 with a renewal", rule, await priceAfter({ ...renewal, price: "19.999" }), 2000);
    check("0 with a renewal", rule, await priceAfter({ ...renewal, price: "0" }), 0);
  },
});
