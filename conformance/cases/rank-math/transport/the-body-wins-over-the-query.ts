import { asForm, asJson, conformanceCase, parentOrder, routes } from "../service.ts";

export default conformanceCase({
  title: "Where query and body both hold a parameter, the body's is taken",
  contract: ["createOrder 200", "updateCustomer 200"],
  rules: { positive: ["query-and-body-merged"] },
  does: "creates",
  since: "1.0",
  source: ["wordpress-body-formats"],
  quirkAddress: true,
  async run({ as, unique }) {
    const reseller = as("reseller");
    const email = `${unique("buyer")}@example.com`;
    const order = parentOrder(email);

    const sold = await reseller.send({
      operation: "createOrder",
      method: "POST",
      path: `${routes}/payment/`,
      query: { first_name: "Query", total: "1.00", plan: "seo-by-rank-math-agency" },
      headers: asJson,
      body: JSON.stringify({ ...order, total: "2.00" }),
    });
    sold
      .is(200)
      .has({ data: { customer: { first_name: "Jane" }, order: { total: "2.00" }, licence: { plan: "pro" } } });

    const new_email = `${unique("renamed")}@example.com`;
    const changed = await reseller.send({
      operation: "updateCustomer",
      method: "PATCH",
      path: `${routes}/customer/`,
      query: { customer_id: email, new_email: `${unique("unread")}@example.com` },
      headers: asForm,
      body: new URLSearchParams({ customer_id: email, new_email }).toString(),
    });
    changed.is(200).has({ data: { customer: { email: new_email } } });
  },
});
