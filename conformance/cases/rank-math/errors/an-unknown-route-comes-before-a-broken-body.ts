import { asJson, conformanceCase, routes } from "../service.ts";

export default conformanceCase({
  title: "Where there is no route, neither a broken body nor a missing parameter is mentioned",
  contract: ["createOrder 404", "updateCustomer 404"],
  rules: {
    positive: ["route-and-method-known"],
    contrast: ["json-body-well-formed", "required-parameters-present", "new-email-needed"],
  },
  does: "creates",
  since: "1.0",
  source: ["wordpress-order-of-checks"],
  sends: "invalid",
  quirkAddress: true,
  async run({ as }) {
    const reseller = as("reseller");

    const unknown = await reseller.send({ method: "POST", path: `${routes}/licences/`, headers: asJson, body: "{" });
    unknown.is(404, "rest_no_route");

    const put = { operation: "createOrder", method: "PUT", path: `${routes}/payment/` } as const;
    (await reseller.send({ ...put, headers: asJson, body: "{" })).is(404, "rest_no_route");
    (await reseller.send(put)).is(404, "rest_no_route");

    const post = { operation: "updateCustomer", method: "POST", path: `${routes}/customer/` } as const;
    (await reseller.send({ ...post, headers: asJson, body: "{" })).is(404, "rest_no_route");
    (await reseller.send(post)).is(404, "rest_no_route");
  },
});
