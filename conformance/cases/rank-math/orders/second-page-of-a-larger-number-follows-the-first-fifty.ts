import { anEmail, followUp, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "Under a number above 50 pages still follow one another every 50 orders",
  contract: ["listOrders 200"],
  rules: { positive: ["page-of-orders-bounded"], contrast: ["list-newest-first"] },
  settings: { "orders-number-over-50": "clamp", "orders-list-order": "newest-first" },
  does: "creates",
  since: "1.0",
  source: ["list-orders-number", "list-orders-page", "choice-number-over-50"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const sold = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    await setUp(() => Promise.all(Array.from({ length: 52 }, () => sell(reseller, followUp("renewal", sold)))));
    const idsOn = async (query: { number: number; page: number }) =>
      (await reseller.call("listOrders", { query })).is(200).body.data.orders.map(({ order }) => order.id);
    const rule = { rule: "page-of-orders-bounded", status: "listOrders 200", property: "data.orders" } as const;

    const second = await idsOn({ number: 50, page: 2 });
    for (const number of [51, 1000]) check(`second page of ${number}`, rule, await idsOn({ number, page: 2 }), second);
    check("the second page is not empty", rule, second.length > 0, true);
  },
});
