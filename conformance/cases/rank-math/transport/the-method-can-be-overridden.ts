import { asForm, conformanceCase, parentOrder, routes } from "../service.ts";

export default conformanceCase({
  title: "X-HTTP-Method-Override and _method replace any method, in any letter case, and _method wins",
  contract: ["updateCustomer 200", "cancelSubscription 200", "getSubscription 200"],
  rules: { positive: ["method-override-honoured"] },
  does: "destroys",
  since: "1.0",
  source: ["wordpress-method-override"],
  quirkAddress: true,
  async run({ as, setUp, unique }) {
    const reseller = as("reseller");
    const email = `${unique("buyer")}@example.com`;
    const sold = await setUp(async () => (await reseller.call("createOrder", { body: parentOrder(email) })).is(200));
    const { subscription_id } = sold.body.data.order;
    const customer_id = sold.body.data.customer.id;

    const ways = [
      { headers: { "x-http-method-override": "PATCH" }, query: "" },
      { headers: { "x-http-method-override": "patch" }, query: "" },
      { headers: {}, query: "?_method=PATCH" },
      { headers: { "x-http-method-override": "DELETE" }, query: "?_method=Patch" },
    ];
    for (const { headers, query } of ways) {
      const new_email = `${unique("renamed")}@example.com`;
      const body = `customer_id=${customer_id}&new_email=${new_email}`;
      const path = `${routes}/customer/${query}`;
      const update = await reseller.send({
        operation: "updateCustomer",
        method: "POST",
        path,
        headers: { ...asForm, ...headers },
        body,
      });
      update.is(200).has({ data: { customer: { email: new_email } } });
    }

    const path = `${routes}/subscription/${subscription_id}`;
    const headers = { "x-http-method-override": "DELETE" };
    const read = await reseller.send({
      operation: "getSubscription",
      method: "DELETE",
      path: `${path}?_method=get`,
      headers,
    });
    read.is(200).has({ data: { licence: { status: "active" } } });
    const cancelled = await reseller.send({ operation: "cancelSubscription", method: "GET", path, headers });
    cancelled.is(200).has({ data: { licence: { status: "cancelled" } } });
  },
});
