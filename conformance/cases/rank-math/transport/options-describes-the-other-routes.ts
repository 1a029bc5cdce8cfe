import { conformanceCase } from "../service.ts";

const text = { type: "string", required: true };
const get = { methods: ["GET"] } as const;

export default conformanceCase({
  title: "OPTIONS tells anyone the methods and parameters of order, customer, orders and subscription",
  contract: ["describeOrder 200", "describeCustomer 200", "describeOrders 200", "describeSubscription 200"],
  rules: { positive: ["options-describes-route"], contrast: ["credentials-required", "required-parameters-present"] },
  does: "reads",
  since: "1.0",
  source: ["wordpress-options"],
  async run({ anonymous }) {
    const namespace = "reseller/v1";

    const order = (await anonymous.call("describeOrder", { path: { order_id: 1 } })).is(200);
    order.has({ namespace, ...get, endpoints: [{ ...get, args: { order_id: { required: true } } }] });

    const read = { ...get, args: { customer_id: text } };
    const change = { methods: ["PATCH"] as const, args: { customer_id: text, new_email: text } };
    const customer = (await anonymous.call("describeCustomer")).is(200);
    customer.has({ namespace, methods: ["GET", "PATCH"], endpoints: [read, change] });

    const from = (at: number) => ({ type: "integer", required: false, minimum: 1, default: at });
    const orders = (await anonymous.call("describeOrders")).is(200);
    orders.has({ namespace, ...get, endpoints: [{ ...get, args: { number: from(50), page: from(1) } }] });

    const args = { subscription_id: { type: "integer", required: true } };
    const subscription = (await anonymous.call("describeSubscription", { path: { subscription_id: 1 } })).is(200);
    const endpoints = [
      { ...get, args },
      { methods: ["DELETE"] as const, args },
    ];
    subscription.has({ namespace, methods: ["GET", "DELETE"], endpoints });
  },
});
