import { asJson, conformanceCase, routes } from "../service.ts";

export default conformanceCase({
  title: "A reseller whose parameters are missing, empty, wrong or broken is still told the route's methods",
  contract: ["createOrder 400", "getCustomer 400", "listOrders 400"],
  rules: {
    positive: [
      "allow-header-when-permitted",
      "required-parameters-present",
      "page-numbers-from-one",
      "json-body-well-formed",
    ],
  },
  does: "creates",
  since: "1.0",
  source: ["wordpress-allow-header"],
  sends: "invalid",
  async run({ as }) {
    const reseller = as("reseller");
    const rule = { rule: "allow-header-when-permitted" } as const;

    const missing = await reseller.call("createOrder");
    missing.is(400, "rest_missing_callback_param").header("allow", "POST", rule);

    const empty = await reseller.callInvalid("getCustomer", { query: { customer_id: "" } });
    empty.is(400, "rest_invalid_param").header("allow", "GET, PATCH", rule);

    const wrong = await reseller.callInvalid("listOrders", { query: { page: 0 } });
    wrong.is(400, "rest_invalid_param").header("allow", "GET", rule);

    const broken = {
      operation: "createOrder",
      method: "POST",
      path: `${routes}/payment/`,
      headers: asJson,
      body: "{",
    } as const;
    (await reseller.send(broken)).is(400, "rest_invalid_json").header("allow", "POST", rule);
  },
});
