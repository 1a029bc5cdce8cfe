import { anEmail, followUp, placeOrder, readOrder, readSubscription } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "An order's total is 0 unless it is sent, whatever was paid before",
  contract: ["createOrder 200", "getOrder 200", "getSubscription 200"],
  rules: { positive: ["total-defaults-to-zero"] },
  does: "creates",
  since: "1.0",
  source: ["create-order-total"],
  async run({ as, unique, check }) {
    const reseller = as("reseller");
    const parent = (await placeOrder(reseller, { email: anEmail(unique), total: "23.00", price: "23.00" })).is(200);
    const sold = parent.has({ data: { order: { total: "23.00" } } }).body.data;

    const none = (await placeOrder(reseller, followUp("renewal", sold))).is(200);
    const renewal = none.has({ data: { order: { total: "0.00" } } }).body.data;
    const empty = await placeOrder(reseller, { ...followUp("switch", sold), total: "" });
    empty.is(200).has({ data: { order: { total: "0.00", currency: "USD" } } });

    (await readOrder(reseller, renewal)).has({ data: { order: { total: "0.00" } } });
    const totals = (await readSubscription(reseller, sold)).body.data.orders.map(({ order }) => order.total).sort();
    check("each order kept its own total", { rule: "total-defaults-to-zero" }, totals, ["0.00", "0.00", "23.00"]);
  },
});
