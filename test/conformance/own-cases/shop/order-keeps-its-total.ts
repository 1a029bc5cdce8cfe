import { matching } from "stunt-double/conformance";
import { conformanceCase, parentOrder } from "stunt-double/conformance/rank-math";

export default conformanceCase({
  title: "An order that our shop sends is read back with the shop's total and a licence that runs",
  contract: ["getOrder 200", "createOrder 200"],
  rules: { contrast: ["total-defaults-to-zero"] },
  does: "creates",
  since: "1.0",
  source: ["create-order-total"],
  async run({ as, unique, setUp }) {
    const reseller = as("reseller");
    const email = `${unique("buyer")}@example.com`;
    const sold = await setUp(async () => {
      const answer = await reseller.call("createOrder", { body: { ...parentOrder(email), total: "23.00" } });
      return answer.is(200).body.data;
    });

    const read = await reseller.call("getOrder", { path: { order_id: sold.order.id } });
    read.is(200).has({
      data: {
        order: { total: "23.00", currency: "USD" },
        licence: { date_expiration: matching("later than the order", (at) => Number(at) > sold.order.paid_date) },
      },
    });
  },
});
