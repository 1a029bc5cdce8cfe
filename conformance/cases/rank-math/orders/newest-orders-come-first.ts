import { anEmail, followUp, ordersListed, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "Orders are listed newest first, whatever their customer, type or price",
  contract: ["listOrders 200"],
  rules: { positive: ["list-newest-first"], contrast: ["subscription-orders-oldest-first"] },
  settings: { "orders-list-order": "newest-first" },
  does: "creates",
  since: "1.0",
  source: ["choice-order-of-lists", "list-orders-address"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const made = await setUp(async () => {
      const first = await sell(reseller, { email: anEmail(unique), total: "9" });
      const renewal = await sell(reseller, followUp("renewal", first));
      const other = await sell(reseller, { email: anEmail(unique), total: "10" });
      const switched = await sell(reseller, followUp("switch", first));
      return [first, renewal, other, switched];
    });
    const ids = made.map(({ order }) => order.id);

    const { orders } = (await reseller.call("listOrders")).is(200).body.data;

    const rule = { rule: "list-newest-first" } as const;
    const listed = orders.map(({ order }) => order.id).filter((id) => ids.includes(id));
    check("newest first", rule, listed, ids.toReversed());
    const [first] = made;
    const own = first === undefined ? [] : await ordersListed(reseller, first);
    check(
      "by date too",
      rule,
      own.map(({ order }) => order.order_type),
      ["switch", "renewal", "parent"],
    );
  },
});
