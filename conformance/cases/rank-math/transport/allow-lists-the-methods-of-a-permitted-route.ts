import { conformanceCase, everyCall } from "../service.ts";

const methods = {
  createOrder: "POST",
  getOrder: "GET",
  getCustomer: "GET, PATCH",
  updateCustomer: "GET, PATCH",
  listOrders: "GET",
  getSubscription: "GET, DELETE",
  cancelSubscription: "GET, DELETE",
};

export default conformanceCase({
  title: "A reseller is told a route's methods in Allow, also where the answer is that nothing was found",
  contract: [
    "listOrders 200",
    "createOrder 404",
    "getOrder 404",
    "getCustomer 404",
    "updateCustomer 404",
    "getSubscription 404",
    "cancelSubscription 404",
  ],
  rules: { positive: ["allow-header-when-permitted"] },
  does: "destroys",
  since: "1.0",
  source: ["wordpress-allow-header"],
  quirkAddress: true,
  async run({ as }) {
    for (const call of everyCall) {
      const answer = await as("reseller").send(call);
      answer.header("allow", methods[call.operation], { rule: "allow-header-when-permitted" });
      if (call.method !== "GET") continue;
      const head = await as("reseller").send({ ...call, method: "HEAD" });
      head.header("allow", methods[call.operation], { rule: "allow-header-when-permitted" });
    }
  },
});
