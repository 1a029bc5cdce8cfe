import { conformanceCase, routes } from "../service.ts";

const noRoute = {
  code: "rest_no_route",
  message: "No route was found matching the URL and request method.",
  data: { status: 404 },
};

export default conformanceCase({
  title: "An address that is none of the five routes is no route, with credentials and without",
  contract: ["listOrders 404"],
  rules: { positive: ["route-and-method-known"], contrast: ["credentials-required", "caller-is-a-reseller"] },
  needs: { roles: ["subscriber"] },
  does: "reads",
  since: "1.0",
  source: ["wordpress-no-route"],
  quirkAddress: true,
  async run({ anonymous, as, check }) {
    const paths = [
      "/licences/",
      "/orders/1",
      "/order/",
      "/subscription/",
      "/customer/1",
      "/payments/",
      "/order/1/licence",
    ];

    for (const caller of [as("reseller"), as("subscriber"), anonymous]) {
      for (const path of paths) {
        const answer = await caller.send({ method: "GET", path: `${routes}${path}` });
        answer.is(404, "rest_no_route");
        check(`${path} is no route`, { rule: "route-and-method-known" }, answer.body, noRoute);
      }
    }
  },
});
