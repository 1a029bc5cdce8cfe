import { conformanceCase } from "../service.ts";

const text = { type: "string", required: true };
const optionalText = { type: "string", required: false };
const plans = [
  "seo-by-rank-math-pro",
  "seo-by-rank-math-business",
  "seo-by-rank-math-agency",
  "content-ai-starter",
  "content-ai-creator",
  "content-ai-expert",
];

export default conformanceCase({
  title: "OPTIONS tells anyone a route's methods and their parameters",
  contract: ["describePayment 200", "describeOrder 200", "describeCustomer 200", "describeOrders 200", "describeSubscription 200"],
  rules: { positive: ["options-describes-route"], contrast: ["credentials-required", "required-parameters-present"] },
  does: "reads",
  since: "1.0",
  source: ["wordpress-options"],
  async run({ anonymous }) {
    const namespace = "reseller/v1";

    const order = { type: { ...text, enum: ["parent", "renewal", "switch"] }, plan: { ...text, enum: plans } };
    const names = { first_name: text, last_name: optionalText, email: text, reseller_user: optionalText };
    const numbers = { total: { required: false }, price: { required: false }, renewal_time: { required: false } };
    const args = { ...order, ...names, ...numbers, subscription_id: { required: false } };
    (await anonymous.call("describePayment")).is(200).has({ namespace, methods: ["POST"], endpoints: [{ methods: ["POST"], args }] });

    const get = { methods: ["GET"] as const };
    const one = (await anonymous.call("describeOrder", { path: { order_id: 1 } })).is(200);
    one.has({ namespace, ...get, endpoints: [{ ...get, args: { order_id: { required: true } } }] });

    const patch = { methods: ["PATCH"] as const, args: { customer_id: { required: true }, new_email: text } };
    const customer = (await anonymous.call("describeCustomer")).is(200);
    customer.has({ namespace, methods: ["GET", "PATCH"], endpoints: [{ ...get, args: { customer_id: text } }, patch] });

    const from = (at: number) => ({ type: "integer", required: false, minimum: 1, default: at });
    const orders = (await anonymous.call("describeOrders")).is(200);
    orders.has({ namespace, ...get, endpoints: [{ ...get, args: { number: from(50), page: from(1) } }] });

    const id = { args: { subscription_id: { type: "integer", required: true } } };
    const subscription = (await anonymous.call("describeSubscription", { path: { subscription_id: 1 } })).is(200);
    subscription.has({ namespace, methods: ["GET", "DELETE"], endpoints: [{ ...get, ...id }, { methods: ["DELETE"], ...id }] });
  },
});
