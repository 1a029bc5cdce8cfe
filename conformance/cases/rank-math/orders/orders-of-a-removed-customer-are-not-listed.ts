import { anEmail, followUp, ordersListed, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "The list and its totals leave out the orders of a removed customer, and those alone",
  contract: ["listOrders 200"],
  rules: { positive: ["orders-of-removed-customers-unlisted"], contrast: ["own-orders-only"] },
  needs: { capabilities: ["panel"] },
  does: "destroys",
  since: "1.0",
  source: ["choice-removed-customer", "list-orders-own"],
  async run({ as, arrange, unique, setUp, check }) {
    const reseller = as("reseller");
    const kept = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    const removed = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    await setUp(() => sell(reseller, followUp("renewal", removed)));
    const total = async () => Number((await reseller.call("listOrders")).is(200).headers["x-wp-total"]);
    const before = await setUp(total);
    await setUp(() => arrange.removeCustomer({ customer_id: removed.customer.id }));

    const rule = { rule: "orders-of-removed-customers-unlisted" } as const;
    check("his orders are gone", rule, await ordersListed(reseller, removed), []);
    const { order, customer, licence } = kept;
    check("the other's order is there", rule, await ordersListed(reseller, kept), [{ order, customer, licence }]);
    check("the total is two less", rule, await total(), before - 2);
  },
});
