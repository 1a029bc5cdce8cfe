import { conformanceCase, parentOrder, routes } from "../service.ts";

export default conformanceCase({
  title: "_fields keeps the members it names, nested ones by a dot, and answers an empty list where it names none",
  contract: [
    "createOrder 200",
    "getOrder 200",
    "getCustomer 200",
    "updateCustomer 200",
    "listOrders 200",
    "getSubscription 200",
    "cancelSubscription 200",
  ],
  rules: { positive: ["fields-filter-answer"] },
  does: "destroys",
  since: "1.0",
  source: ["wordpress-fields"],
  quirkAddress: true,
  async run({ as, check, setUp, unique }) {
    const reseller = as("reseller");
    const email = `${unique("buyer")}@example.com`;
    const made = await setUp(async () => (await reseller.call("createOrder", { body: parentOrder(email) })).is(200));
    const { id, subscription_id } = made.body.data.order;
    const kept = async (method: string, path: string, fields: string, expected: unknown) => {
      const answer = (await reseller.send({ method, path: `${routes}${path}`, query: { _fields: fields } })).is(200);
      check(`${method} ${path.split("?")[0]} with ${fields}`, { rule: "fields-filter-answer" }, answer.body, expected);
    };
    const order = new URLSearchParams(parentOrder(`${unique("buyer")}@example.com`));
    const change = new URLSearchParams({ customer_id: email, new_email: `x${email}` });

    await kept("POST", `/payment/?${order}`, "code", { code: "success" });
    await kept("GET", `/order/${id}`, "data.order.id,data.status", { data: { order: { id }, status: 200 } });
    await kept("GET", `/customer/?customer_id=${email}`, "code,data.customer.email", {
      code: "success",
      data: { customer: { email } },
    });
    await kept("PATCH", `/customer/?${change}`, "data.type", { data: { type: "customer.update" } });
    await kept("GET", "/orders/", "message,data.error", { message: "success", data: { error: false } });
    await kept("GET", `/subscription/${subscription_id}`, "licence", []);
    await kept("GET", `/subscription/${subscription_id}`, "data.licence.status,nothing", {
      data: { licence: { status: "active" } },
    });
    await kept("DELETE", `/subscription/${subscription_id}`, "data.licence.status", {
      data: { licence: { status: "cancelled" } },
    });
  },
});
