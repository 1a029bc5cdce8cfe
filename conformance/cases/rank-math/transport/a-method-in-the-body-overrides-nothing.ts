import { asForm, asJson, conformanceCase, routes } from "../service.ts";

export default conformanceCase({
  title: "_method in a body does not override the method",
  contract: ["updateCustomer 404"],
  rules: { positive: ["route-and-method-known"], contrast: ["method-override-honoured"] },
  does: "creates",
  since: "1.0",
  source: ["wordpress-method-override"],
  quirkAddress: true,
  async run({ as }) {
    const post = { operation: "updateCustomer", method: "POST", path: `${routes}/customer/` } as const;

    const body = "_method=PATCH&customer_id=jane%40example.com&new_email=joan%40example.com";
    (await as("reseller").send({ ...post, headers: asForm, body })).is(404, "rest_no_route");

    const json = JSON.stringify(Object.fromEntries(new URLSearchParams(body)));
    (await as("reseller").send({ ...post, headers: asJson, body: json })).is(404, "rest_no_route");
  },
});
