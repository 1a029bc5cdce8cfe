import { basic, conformanceCase, routes } from "../service.ts";

export default conformanceCase({
  title: "Wrong credentials are refused before the address and the method are looked at",
  contract: ["listOrders 401", "createOrder 401"],
  rules: { positive: ["reseller-username-unknown"], contrast: ["route-and-method-known"] },
  does: "creates",
  since: "1.0",
  source: ["wordpress-order-of-checks"],
  quirkAddress: true,
  async run({ anonymous, unique }) {
    const headers = { authorization: basic(unique("nobody"), "aaaa bbbb cccc dddd eeee ffff") };

    const unknown = await anonymous.send({ method: "GET", path: `${routes}/licences/`, headers });
    unknown.is(401, "invalid_username");

    const wrongMethod = await anonymous.send({
      operation: "listOrders",
      method: "POST",
      path: `${routes}/orders/`,
      headers,
    });
    wrongMethod.is(401, "invalid_username");

    const noNumber = await anonymous.send({
      operation: "getOrder",
      method: "GET",
      path: `${routes}/order/latest`,
      headers,
    });
    noNumber.is(401, "invalid_username");
  },
});
