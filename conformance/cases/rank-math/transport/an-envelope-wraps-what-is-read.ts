import { matching } from "../../../kit/index.ts";
import { conformanceCase, parentOrder, routes } from "../service.ts";

const members = matching("an object", (value) => typeof value === "object" && value !== null && !Array.isArray(value));

export default conformanceCase({
  title: "With _envelope, whatever its value, what is read comes as body, status and headers",
  contract: ["getOrder 200", "getCustomer 200", "listOrders 200", "getSubscription 200"],
  rules: { positive: ["envelope-wraps-answer"] },
  does: "creates",
  quirkAddress: true,
  since: "1.0",
  source: ["wordpress-envelope"],
  async run({ as, check, setUp, unique }) {
    const reseller = as("reseller");
    const body = parentOrder(`${unique("buyer")}@example.com`);
    const sold = await setUp(async () => (await reseller.call("createOrder", { body })).is(200));
    const { id, subscription_id } = sold.body.data.order;
    const reads = [
      { path: `/order/${id}?`, envelope: "_envelope=1" },
      { path: `/customer/?customer_id=${sold.body.data.customer.id}&`, envelope: "_envelope=0" },
      { path: "/orders/?", envelope: "_envelope" },
      { path: `/subscription/${subscription_id}?`, envelope: "_envelope=false" },
    ];

    for (const { path, envelope } of reads) {
      const plain = (await reseller.send({ method: "GET", path: `${routes}${path}` })).is(200);
      const wrapped = (await reseller.send({ method: "GET", path: `${routes}${path}${envelope}` })).is(200);
      const expected = { body: plain.body, status: 200, headers: members };
      check(`${path}${envelope}`, { rule: "envelope-wraps-answer" }, wrapped.body, expected);
    }
  },
});
