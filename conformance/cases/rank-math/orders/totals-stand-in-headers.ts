import { anEmail, followUp, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "The list announces how many orders there are and how many pages of the asked size they fill",
  contract: ["listOrders 200"],
  rules: { positive: ["list-totals-in-headers"] },
  does: "creates",
  since: "1.0",
  source: ["choice-list-totals", "list-orders-number", "list-orders-page"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const sold = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    await setUp(() => Promise.all([1, 2, 3].map(() => sell(reseller, followUp("renewal", sold)))));

    const rule = { rule: "list-totals-in-headers" } as const;
    for (const query of [{ number: 1 }, { number: 3 }, { number: 3, page: 2 }, { number: 2, page: 1_000_000 }]) {
      const list = (await reseller.call("listOrders", { query })).is(200);
      const total = Number(list.headers["x-wp-total"]);
      check("the four orders are counted", { ...rule, status: "listOrders 200" }, total >= 4, true);
      list.header("X-WP-TotalPages", String(Math.ceil(total / query.number)), rule);
    }
  },
});
