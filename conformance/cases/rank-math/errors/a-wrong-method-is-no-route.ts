import { conformanceCase, routes } from "../service.ts";

export default conformanceCase({
  title: "A method that a route does not offer is answered as no route, never as method not allowed",
  contract: [
    "createOrder 404",
    "getOrder 404",
    "getCustomer 404",
    "updateCustomer 404",
    "listOrders 404",
    "getSubscription 404",
    "cancelSubscription 404",
  ],
  rules: { positive: ["route-and-method-known"] },
  does: "destroys",
  since: "1.0",
  source: ["wordpress-no-route"],
  quirkAddress: true,
  async run({ as }) {
    const attempts = [
      { operation: "createOrder", path: "/payment/", methods: ["GET", "PUT", "PATCH", "DELETE"] },
      { operation: "getOrder", path: "/order/1", methods: ["POST", "PUT", "PATCH", "DELETE"] },
      { operation: "getCustomer", path: "/customer/", methods: ["POST", "DELETE"] },
      { operation: "updateCustomer", path: "/customer/", methods: ["PUT"] },
      { operation: "listOrders", path: "/orders/", methods: ["POST", "PUT", "PATCH", "DELETE"] },
      { operation: "getSubscription", path: "/subscription/1", methods: ["POST", "PATCH"] },
      { operation: "cancelSubscription", path: "/subscription/1", methods: ["PUT"] },
    ] as const;

    for (const { operation, path, methods } of attempts) {
      for (const method of methods) {
        const answer = await as("reseller").send({ operation, method, path: `${routes}${path}` });
        answer
          .is(404, "rest_no_route")
          .has({ message: "No route was found matching the URL and request method.", data: { status: 404 } })
          .header("allow", undefined);
      }
    }
  },
});
