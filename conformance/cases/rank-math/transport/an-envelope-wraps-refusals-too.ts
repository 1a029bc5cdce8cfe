import { basic, conformanceCase, routes } from "../service.ts";

export default conformanceCase({
  title: "With _envelope a refusal comes under HTTP status 200, its own status inside",
  contract: ["listOrders 401", "listOrders 400", "getOrder 404", "describeOrders 200"],
  rules: { positive: ["envelope-wraps-answer"] },
  does: "reads",
  since: "1.0",
  source: ["wordpress-envelope"],
  sends: "invalid",
  quirkAddress: true,
  async run({ anonymous, as, unique }) {
    const list = { method: "GET", path: `${routes}/orders/?_envelope=1` };

    const unsigned = await anonymous.send(list);
    unsigned.is(200).has({ status: 401, body: { code: "rest_forbidden", data: { status: 401 } } });

    const wrong = await anonymous.send({ ...list, headers: { authorization: basic(unique("nobody"), "aaaa bbbb") } });
    wrong.is(200).has({ status: 401, body: { code: "invalid_username", data: { status: 401 } } });

    const invalid = await as("reseller").send({ ...list, query: { page: 0 } });
    invalid.is(200).has({ status: 400, body: { code: "rest_invalid_param", data: { status: 400 } } });

    const unknown = await as("reseller").send({ method: "GET", path: `${routes}/order/1?_envelope=1` });
    unknown.is(200).has({ status: 404, body: { code: "not_found", data: { status: 404 } } });

    const noRoute = await as("reseller").send({ method: "GET", path: `${routes}/licences/?_envelope=1` });
    noRoute.is(200).has({ status: 404, body: { code: "rest_no_route", data: { status: 404 } } });

    const described = await anonymous.send({ method: "OPTIONS", path: `${routes}/orders/?_envelope=1` });
    described.is(200).has({ status: 200, body: { namespace: "reseller/v1" } });
  },
});
