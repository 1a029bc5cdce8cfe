import { anEmail, followUp, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "The list announces how many orders the caller has made and how many pages they fill",
  contract: ["listOrders 200"],
  rules: { positive: ["list-totals-in-headers", "own-orders-only"] },
  needs: { roles: ["other-reseller"] },
  does: "creates",
  since: "1.0",
  source: ["choice-list-totals", "list-orders-own"],
  async run({ as, unique, setUp }) {
    const reseller = as("reseller");
    const total = async () => Number((await reseller.call("listOrders")).is(200).headers["x-wp-total"]);
    const before = await setUp(total);
    await setUp(async () => {
      const sold = await sell(reseller, { email: anEmail(unique) });
      await sell(reseller, followUp("renewal", sold));
      await sell(as("other-reseller"), { email: anEmail(unique) });
      await sell(reseller, followUp("switch", sold));
    });

    const rule = { rule: "list-totals-in-headers" } as const;
    for (const query of [{ number: 1 }, { number: 2 }, { number: 2, page: 2 }, { number: 3, page: 1_000_000 }]) {
      const list = (await reseller.call("listOrders", { query })).is(200);
      list.header("X-WP-Total", new RegExp(`^${before + 3}$`), rule);
      list.header("X-WP-TotalPages", new RegExp(`^${Math.ceil((before + 3) / query.number)}$`), rule);
    }
  },
});
