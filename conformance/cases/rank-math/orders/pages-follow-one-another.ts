import { anEmail, followUp, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "Pages of the asked size follow one another without gap or overlap; the first is the default",
  contract: ["listOrders 200"],
  rules: { positive: ["list-newest-first"], contrast: ["page-of-orders-bounded"] },
  settings: { "orders-list-order": "newest-first" },
  does: "creates",
  since: "1.0",
  source: ["list-orders-page", "list-orders-number"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const sold = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    const made = await setUp(async () => {
      const ids = [sold.order.id];
      while (ids.length < 5) ids.unshift((await sell(reseller, followUp("renewal", sold))).order.id);
      return ids;
    });
    const [newest, second, third, fourth, fifth] = made;
    const idsOn = async (query: { number?: number; page?: number }) =>
      (await reseller.call("listOrders", { query })).is(200).body.data.orders.map(({ order }) => order.id);

    const named = { rule: "list-newest-first", status: "listOrders 200", property: "data.orders" } as const;
    check("all", named, (await idsOn({})).slice(0, 5), made);
    check("first page", named, await idsOn({ number: 2 }), [newest, second]);
    check("first page by number", named, await idsOn({ number: 2, page: 1 }), [newest, second]);
    check("second page", named, await idsOn({ number: 2, page: 2 }), [third, fourth]);
    check("page of one", named, await idsOn({ number: 1, page: 5 }), [fifth]);
    check("page of three", named, (await idsOn({ number: 3, page: 2 })).slice(0, 2), [fourth, fifth]);
  },
});
