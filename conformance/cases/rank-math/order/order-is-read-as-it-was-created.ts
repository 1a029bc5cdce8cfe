import { anEmail, followUp, followUps, placeOrder, readOrder, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "An order is read with its customer, licence and plugin, as it was answered when it was made",
  contract: ["getOrder 200"],
  rules: {
    contrast: ["order-known", "order-customer-still-exists", "other-resellers-invisible", "total-defaults-to-zero"],
  },
  does: "creates",
  since: "1.0",
  source: ["get-order-address", "get-order-id", "choice-shape-of-order-answer", "responses-code", "responses-message"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const parent = await setUp(() => sell(reseller, { email: anEmail(unique), total: "23.00" }));
    const read = (await readOrder(reseller, parent)).has({
      code: "success",
      message: "success",
      data: {
        status: 200,
        error: false,
        type: "order",
        order: { order_type: "parent", total: "23.00", currency: "USD" },
      },
    });
    check("the rest is as answered", { status: "getOrder 200" }, read.body.data, { ...parent, type: "order" });

    for (const order_type of followUps) {
      const made = (await placeOrder(reseller, { ...followUp(order_type, parent), total: "1.50" })).is(200).body.data;
      const again = (await readOrder(reseller, made)).has({ data: { order: { order_type, total: "1.50" } } });
      check(`a ${order_type} is as answered`, { status: "getOrder 200" }, again.body.data, { ...made, type: "order" });
    }
  },
});
