import { anEmail, placeOrder } from "../arrange.ts";
import { basic, conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A new reseller's list is empty and then counts his own orders, whatever others have sold",
  contract: ["listOrders 200"],
  rules: { positive: ["list-totals-in-headers", "own-orders-only"] },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["list-orders-own", "choice-list-totals"],
  async run({ as, arrange, unique, setUp }) {
    const reseller = as("reseller");
    const headers = await setUp(async () => {
      const username = unique("reseller");
      await arrange.addReseller({ username, email: `${username}@example.com` });
      const { password } = await arrange.mintApplicationPassword({ username, name: "Shop" });
      return { authorization: basic(username, password) };
    });
    const body = { type: "parent", first_name: "John", email: anEmail(unique), plan: "seo-by-rank-math-pro" } as const;
    const rule = { rule: "list-totals-in-headers" } as const;

    const empty = (await reseller.call("listOrders", { headers })).is(200).has({ data: { orders: [] } });
    empty.header("X-WP-Total", "0", rule).header("X-WP-TotalPages", "0", rule);

    (await placeOrder(reseller, { email: anEmail(unique) })).is(200);
    const { order, customer, licence } = (await reseller.call("createOrder", { body, headers })).is(200).body.data;

    const one = (await reseller.call("listOrders", { headers })).is(200);
    one.has({ data: { orders: [{ order, customer, licence }] } }, { rule: "own-orders-only" });
    one.header("X-WP-Total", "1", rule).header("X-WP-TotalPages", "1", rule);
  },
});
