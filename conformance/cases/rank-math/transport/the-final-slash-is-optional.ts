import { asForm, conformanceCase, parentOrder, routes } from "../service.ts";

export default conformanceCase({
  title: "Every address works with and without its final slash, and never redirects",
  contract: ["createOrder 200", "getOrder 200", "getCustomer 200", "updateCustomer 200", "listOrders 200", "getSubscription 200", "cancelSubscription 200"],
  rules: { positive: ["trailing-slash-optional"] },
  does: "destroys",
  since: "1.0",
  source: ["wordpress-trailing-slash", "create-order-address", "get-order-address", "customer-address", "list-orders-address", "subscription-address"],
  quirkAddress: true,
  async run({ as, unique }) {
    const reseller = as("reseller");
    const email = `${unique("buyer")}@example.com`;
    const body = new URLSearchParams(parentOrder(email)).toString();
    const bare = await reseller.send({ operation: "createOrder", method: "POST", path: `${routes}/payment`, headers: asForm, body });
    const { id, subscription_id } = bare.is(200).body.data.order;

    const read = { operation: "getOrder", method: "GET" } as const;
    (await reseller.send({ ...read, path: `${routes}/order/${id}/` })).is(200);
    (await reseller.send({ ...read, path: `${routes}/order/${id}` })).is(200);
    (await reseller.send({ operation: "listOrders", method: "GET", path: `${routes}/orders` })).is(200);

    const query = { customer_id: email };
    (await reseller.send({ operation: "getCustomer", method: "GET", path: `${routes}/customer`, query })).is(200);
    const update = { operation: "updateCustomer", method: "PATCH", path: `${routes}/customer`, headers: asForm } as const;
    (await reseller.send({ ...update, body: new URLSearchParams({ customer_id: email, new_email: `x${email}` }).toString() })).is(200);

    const path = `${routes}/subscription/${subscription_id}/`;
    (await reseller.send({ operation: "getSubscription", method: "GET", path })).is(200);
    (await reseller.send({ operation: "cancelSubscription", method: "DELETE", path })).is(200);
  },
});
