import { anEmail, oneYearAfter, placeOrder, readSubscription } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A parent order creates the order, its subscription and an active licence in one step",
  contract: ["createOrder 200", "getSubscription 200"],
  rules: { positive: ["parent-order-opens-subscription"], contrast: ["subscription-id-needed", "plan-exists"] },
  does: "creates",
  since: "1.0",
  source: [
    "create-order-address",
    "create-order-type",
    "create-order-first-name",
    "create-order-example",
    "responses-data",
  ],
  async run({ as, unique, check }) {
    const email = anEmail(unique);
    const created = (await placeOrder(as("reseller"), { email, total: "23.00", price: "23.00" })).is(200);
    const sold = created.body.data;
    created.has({
      code: "success",
      message: "success",
      data: {
        status: 200,
        error: false,
        type: "order.create",
        order: { order_type: "parent", currency: "USD", total: "23.00" },
        customer: { email, first_name: "John", last_name: "Doe" },
        licence: {
          date_expiration: oneYearAfter(sold.order.paid_date),
          plan: "pro",
          origin: "reseller",
          subscription_id: sold.order.subscription_id,
          status: "active",
        },
        plugin: /^https:\/\/.+\?username=[^&]+&api_key=[0-9a-f]{32}$/,
      },
    });
    const follows = { rule: "parent-order-opens-subscription", status: "createOrder 200" } as const;
    check("the subscription's id follows the order's", follows, sold.order.subscription_id, sold.order.id + 1);

    const { orders, licence } = (await readSubscription(as("reseller"), sold)).body.data;
    check("the subscription holds the order", follows, orders, [{ order: sold.order }]);
    check("the subscription has the licence", follows, licence, sold.licence);
  },
});
