import { conformanceCase, parentOrder, routes } from "../service.ts";

export default conformanceCase({
  title: "HEAD has the status and headers of GET, and no body",
  contract: [
    "getOrder 200",
    "getCustomer 200",
    "listOrders 200",
    "getSubscription 200",
    "getOrder 404",
    "listOrders 401",
  ],
  rules: { positive: ["head-like-get", "order-known", "credentials-required"] },
  does: "creates",
  since: "1.0",
  source: ["wordpress-options"],
  quirkAddress: true,
  async run({ anonymous, as, check, setUp, unique }) {
    const reseller = as("reseller");
    const body = parentOrder(`${unique("buyer")}@example.com`);
    const sold = await setUp(async () => (await reseller.call("createOrder", { body })).is(200));
    const { id, subscription_id } = sold.body.data.order;
    const reads = [
      { operation: "getOrder", path: `${routes}/order/${id}` },
      { operation: "getCustomer", path: `${routes}/customer/?customer_id=${sold.body.data.customer.id}` },
      { operation: "listOrders", path: `${routes}/orders/?number=1` },
      { operation: "getSubscription", path: `${routes}/subscription/${subscription_id}` },
    ] as const;

    for (const read of reads) {
      const got = (await reseller.send({ ...read, method: "GET" })).is(200);
      const head = (await reseller.send({ ...read, method: "HEAD" })).is(200);
      check("no body", { rule: "head-like-get" }, head.text, "");
      for (const name of ["content-type", "allow", "x-wp-total", "cache-control"]) head.header(name, got.headers[name]);
    }

    (await reseller.send({ operation: "getOrder", method: "HEAD", path: `${routes}/order/1` })).is(404);
    (await anonymous.send({ operation: "listOrders", method: "HEAD", path: `${routes}/orders/` })).is(401);
  },
});
