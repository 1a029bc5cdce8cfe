import { asForm, conformanceCase, parentOrder, routes } from "../service.ts";

export default conformanceCase({
  title: "With _envelope the answer to a sale, a change and a cancellation comes as body, status and headers",
  contract: ["createOrder 200", "updateCustomer 200", "cancelSubscription 200"],
  rules: { positive: ["envelope-wraps-answer"] },
  does: "destroys",
  quirkAddress: true,
  since: "1.0",
  source: ["wordpress-envelope"],
  async run({ as, unique }) {
    const reseller = as("reseller");
    const email = `${unique("buyer")}@example.com`;
    const form = (fields: Record<string, string>) => ({
      headers: asForm,
      body: new URLSearchParams(fields).toString(),
    });

    const payment = { method: "POST", path: `${routes}/payment/?_envelope=1` };
    const sold = await reseller.send({ ...payment, ...form(parentOrder(email)) });
    sold.is(200).has({ status: 200, body: { code: "success", data: { type: "order.create", customer: { email } } } });

    const change = { method: "PATCH", path: `${routes}/customer/?_envelope=1` };
    const new_email = `${unique("renamed")}@example.com`;
    const changed = await reseller.send({ ...change, ...form({ customer_id: email, new_email }) });
    changed.is(200).has({ status: 200, body: { data: { type: "customer.update", customer: { email: new_email } } } });

    const { orders } = (await reseller.call("listOrders")).is(200).body.data;
    const id = orders.find(({ customer }) => customer.email === new_email)?.order.subscription_id ?? 0;
    const cancelled = await reseller.send({ method: "DELETE", path: `${routes}/subscription/${id}?_envelope=1` });
    cancelled.is(200).has({ status: 200, body: { data: { licence: { status: "cancelled" } } } });
  },
});
