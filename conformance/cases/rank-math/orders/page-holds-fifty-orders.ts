import { anEmail, followUp, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

const pages = [
  [{}, 50],
  [{ number: 50 }, 50],
  [{ number: 51 }, 50],
  [{ number: 1000 }, 50],
  [{ number: 49 }, 49],
  [{ number: 1 }, 1],
] as const;

export default conformanceCase({
  title: "A page holds 50 orders unless number asks for fewer, and a larger number counts as 50",
  contract: ["listOrders 200"],
  rules: { positive: ["page-of-orders-bounded", "list-totals-in-headers"] },
  settings: { "orders-number-over-50": "clamp" },
  does: "creates",
  since: "1.0",
  source: ["list-orders-number", "choice-number-over-50"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const sold = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    await setUp(() => Promise.all(Array.from({ length: 50 }, () => sell(reseller, followUp("renewal", sold)))));
    const rule = { rule: "page-of-orders-bounded", status: "listOrders 200", property: "data.orders" } as const;

    for (const [query, length] of pages) {
      const list = (await reseller.call("listOrders", { query })).is(200);
      check(`a page for ${JSON.stringify(query)}`, rule, list.body.data.orders.length, length);
      const total = Number(list.headers["x-wp-total"]);
      list.header("X-WP-TotalPages", new RegExp(`^${Math.ceil(total / length)}$`), { rule: "list-totals-in-headers" });
    }
  },
});
