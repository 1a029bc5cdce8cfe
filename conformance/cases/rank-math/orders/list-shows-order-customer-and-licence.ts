import { anEmail, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "The list shows each order with its customer and licence",
  contract: ["listOrders 200"],
  rules: { contrast: ["own-orders-only", "orders-of-removed-customers-unlisted"] },
  does: "creates",
  since: "1.0",
  source: [
    "list-orders-address",
    "list-orders-own",
    "choice-shape-of-list-answer",
    "responses-code",
    "responses-message",
  ],
  async run({ as, unique, setUp, check }) {
    const wish = { email: anEmail(unique), first_name: "Test", last_name: "", total: "35.00" };
    const sold = await setUp(() => sell(as("reseller"), wish));

    const list = (await as("reseller").call("listOrders", { query: { number: 50, page: 1 } })).is(200);

    list.has({ code: "success", message: "success", data: { status: 200, error: false, type: "orders" } });
    const found = list.body.data.orders.filter(({ order }) => order.id === sold.order.id);
    check(
      "the order is listed once, as it was answered",
      { status: "listOrders 200", property: "data.orders" },
      found,
      [
        {
          order: { ...sold.order, order_type: "parent", total: "35.00", currency: "USD" },
          customer: { ...sold.customer, email: wish.email, first_name: "Test", last_name: "" },
          licence: { ...sold.licence, plan: "pro", origin: "reseller", status: "active" },
        },
      ],
    );
  },
});
