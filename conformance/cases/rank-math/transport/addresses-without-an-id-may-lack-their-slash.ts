import { asForm, conformanceCase, parentOrder, routes } from "../service.ts";

export default conformanceCase({
  title: "The addresses of payment, customer and orders work without their final slash too, and never redirect",
  contract: ["createOrder 200", "getCustomer 200", "updateCustomer 200", "listOrders 200"],
  rules: { positive: ["trailing-slash-optional"] },
  does: "creates",
  since: "1.0",
  source: ["wordpress-trailing-slash", "create-order-address", "customer-address", "list-orders-address"],
  quirkAddress: true,
  async run({ as, unique }) {
    const reseller = as("reseller");
    const email = `${unique("buyer")}@example.com`;
    const form = (fields: Record<string, string>) => ({
      headers: asForm,
      body: new URLSearchParams(fields).toString(),
    });

    const payment = { operation: "createOrder", method: "POST", path: `${routes}/payment` } as const;
    const sold = await reseller.send({ ...payment, ...form(parentOrder(email)) });
    sold.is(200).has({ data: { customer: { email } } });

    const customer = { operation: "getCustomer", method: "GET", path: `${routes}/customer` } as const;
    (await reseller.send({ ...customer, query: { customer_id: email } }))
      .is(200)
      .has({ data: { customer: { email } } });

    const change = { operation: "updateCustomer", method: "PATCH", path: `${routes}/customer` } as const;
    const new_email = `${unique("renamed")}@example.com`;
    const changed = await reseller.send({ ...change, ...form({ customer_id: email, new_email }) });
    changed.is(200).has({ data: { customer: { email: new_email } } });

    (await reseller.send({ operation: "listOrders", method: "GET", path: `${routes}/orders` })).is(200);
  },
});
