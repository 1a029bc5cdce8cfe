import { matching } from "../../../kit/index.ts";
import { conformanceCase, parentOrder, routes } from "../service.ts";

const members = matching("an object", (headers) => typeof headers === "object" && headers !== null && !Array.isArray(headers));

export default conformanceCase({
  title: "With _envelope, whatever its value, an answer comes as body, status and headers under HTTP status 200",
  contract: ["createOrder 200", "getOrder 200", "getCustomer 200", "updateCustomer 200", "listOrders 200", "getSubscription 200", "cancelSubscription 200"],
  rules: { positive: ["envelope-wraps-answer"] },
  does: "destroys",
  since: "1.0",
  source: ["wordpress-envelope"],
  async run({ as, check, unique }) {
    const reseller = as("reseller");
    const email = `${unique("buyer")}@example.com`;
    const sold = await reseller.send({ method: "POST", path: `${routes}/payment/?_envelope=1`, query: parentOrder(email) });
    const list = (await reseller.call("listOrders")).is(200).body.data.orders;
    const { id, subscription_id } = list.find(({ customer }) => customer.email === email)?.order ?? { id: 0, subscription_id: 0 };
    const read = (path: string) => reseller.send({ method: "GET", path: `${routes}${path}` });
    const update = { customer_id: email, new_email: `x${email}` };

    const answers = {
      "order.create": sold,
      order: await read(`/order/${id}?_envelope=`),
      customer: await read(`/customer/?customer_id=${email}&_envelope=0`),
      "customer.update": await reseller.send({ method: "PATCH", path: `${routes}/customer/?_envelope=1`, query: update }),
      orders: await read("/orders/?_envelope=false"),
      subscription: await read(`/subscription/${subscription_id}?_envelope=true`),
    };
    for (const [type, answer] of Object.entries(answers)) {
      answer.is(200).has({ body: { code: "success", data: { type } }, status: 200, headers: members });
      check(`${type} has three members`, { rule: "envelope-wraps-answer" }, namesOf(answer.body), ["body", "headers", "status"]);
    }
    const cancelled = await reseller.send({ method: "DELETE", path: `${routes}/subscription/${subscription_id}?_envelope` });
    cancelled.is(200).has({ body: { data: { licence: { status: "cancelled" } } }, status: 200 });
  },
});

const namesOf = (body: unknown) => (typeof body === "object" && body !== null ? Object.keys(body).sort() : body);
