import { basic, conformanceCase, everyCall, routes } from "../service.ts";

export default conformanceCase({
  title: "Allow is absent for callers who may not use the route, and where there is no route",
  contract: ["createOrder 401", "getOrder 403", "describePayment 200"],
  rules: {
    positive: ["credentials-required", "caller-is-a-reseller", "route-and-method-known", "reseller-username-unknown"],
    contrast: ["allow-header-when-permitted"],
  },
  needs: { roles: ["subscriber"] },
  does: "destroys",
  since: "1.0",
  source: ["wordpress-allow-header"],
  quirkAddress: true,
  async run({ anonymous, as, unique }) {
    const rule = { rule: "allow-header-when-permitted" } as const;

    for (const call of everyCall) {
      (await anonymous.send(call)).is(401, "rest_forbidden").header("allow", undefined, rule);
      (await as("subscriber").send(call)).is(403, "rest_forbidden").header("allow", undefined, rule);
    }
    (await anonymous.call("createOrder")).is(400).header("allow", undefined, rule);
    (await anonymous.call("describePayment")).is(200).header("allow", undefined, rule);

    const wrong = { headers: { authorization: basic(unique("nobody"), "aaaa bbbb") } };
    (await anonymous.call("listOrders", wrong)).is(401, "invalid_username").header("allow", undefined, rule);

    const noRoute = await as("reseller").send({ method: "POST", path: `${routes}/orders/` });
    noRoute.is(404, "rest_no_route").header("allow", undefined, rule);
  },
});
