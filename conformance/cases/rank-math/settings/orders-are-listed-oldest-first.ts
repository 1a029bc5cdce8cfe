import { anEmail, followUp, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "Orders are listed oldest first, where the setting says so, so that the newest end the last page",
  contract: ["listOrders 200"],
  rules: { positive: ["list-newest-first"], contrast: ["subscription-orders-oldest-first"] },
  settings: { "orders-list-order": "oldest-first" },
  does: "creates",
  since: "1.0",
  source: ["choice-order-of-lists"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const sold = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    const renewal = await setUp(() => sell(reseller, followUp("renewal", sold)));
    const page = async (number: number) =>
      (await reseller.call("listOrders", { query: { number: 1, page: number } })).is(200);
    const last = Number((await page(1)).headers["x-wp-total"]);

    const rule = { rule: "list-newest-first" } as const;
    const idOn = async (number: number) => (await page(number)).body.data.orders.map(({ order }) => order.id);
    check("the last order", rule, await idOn(last), [renewal.order.id]);
    check("the order before", rule, await idOn(last - 1), [sold.order.id]);
    check("a page past the end", rule, await idOn(1_000_000), []);
  },
});
