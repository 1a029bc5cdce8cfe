import { anEmail, followUp, ordersListed, placeOrder, readOrder, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

const shown: readonly (readonly [sent: string | number, total: string])[] = [
  ["23", "23.00"],
  [23, "23.00"],
  ["0.1", "0.10"],
  [0.1 + 0.2, "0.30"],
  ["19.999", "20.00"],
  ["4.35", "4.35"],
  [1.1, "1.10"],
  ["1234567890.10", "1234567890.10"],
  ["999999999999.99", "999999999999.99"],
];

export default conformanceCase({
  title: "A total is shown as a string with two decimals, to the cent, however it was sent",
  contract: ["createOrder 200", "getOrder 200", "listOrders 200"],
  rules: { contrast: ["total-defaults-to-zero"] },
  does: "creates",
  since: "1.0",
  source: ["create-order-total", "choice-numbers-as-text-or-number", "reason-always-usd"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const sold = await setUp(() => sell(reseller, { email: anEmail(unique) }));

    for (const [sent, total] of shown) {
      const answer = await placeOrder(reseller, { ...followUp("renewal", sold), total: sent }, { as: "json" });
      const renewal = answer.is(200).has({ data: { order: { total, currency: "USD" } } }).body.data;
      (await readOrder(reseller, renewal)).has({ data: { order: { total } } });
    }

    const listed = (await ordersListed(reseller, sold)).map(({ order }) => order.total).sort();
    check(
      "the list shows the same",
      { rule: "total-defaults-to-zero" },
      listed,
      ["0.00", ...shown.map(([, total]) => total)].sort(),
    );
  },
});
