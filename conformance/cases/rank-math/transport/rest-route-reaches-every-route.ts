import { asForm, conformanceCase, parentOrder } from "../service.ts";

const at = (route: string) => `/?rest_route=/reseller/v1${route}`;

export default conformanceCase({
  title: "Every route is reached by rest_route at the root, beside its other parameters",
  contract: [
    "createOrder 200",
    "getOrder 200",
    "getCustomer 200",
    "updateCustomer 200",
    "listOrders 200",
    "getSubscription 200",
    "cancelSubscription 200",
  ],
  rules: { positive: ["rest-route-address"] },
  does: "destroys",
  since: "1.0",
  source: ["wordpress-rest-route"],
  quirkAddress: true,
  async run({ as, unique }) {
    const reseller = as("reseller");
    const email = `${unique("buyer")}@example.com`;
    const text = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
    const body = text(parentOrder(email));
    const sold = await reseller.send({
      operation: "createOrder",
      method: "POST",
      path: at("/payment/"),
      headers: asForm,
      body,
    });
    const { id, subscription_id } = sold.is(200).body.data.order;

    (await reseller.send({ operation: "getOrder", method: "GET", path: at(`/order/${id}`) }))
      .is(200)
      .has({ data: { order: { id } } });
    (await reseller.send({ operation: "listOrders", method: "GET", path: at("/orders/"), query: { number: 1 } })).is(
      200,
    );

    const query = { customer_id: email };
    (await reseller.send({ operation: "getCustomer", method: "GET", path: at("/customer/"), query })).is(200);
    const change = { body: text({ customer_id: email, new_email: `x${email}` }), headers: asForm };
    (await reseller.send({ operation: "updateCustomer", method: "PATCH", path: at("/customer"), ...change })).is(200);

    const path = `/?rest_route=%2Freseller%2Fv1%2Fsubscription%2F${subscription_id}`;
    (await reseller.send({ operation: "getSubscription", method: "GET", path })).is(200);
    (await reseller.send({ operation: "cancelSubscription", method: "DELETE", path })).is(200);
  },
});
