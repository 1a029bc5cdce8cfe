import { badEmail, conformanceCase, invalidParameters, notInEnum, plans } from "../service.ts";

export default conformanceCase({
  title: "Wrong parameters are refused together, in the order in which they were sent",
  contract: ["createOrder 400", "listOrders 400"],
  rules: {
    positive: ["all-invalid-parameters-named", "plan-known", "order-type-known"],
    contrast: ["empty-parameters-before-others"],
  },
  does: "creates",
  since: "1.0",
  source: ["wordpress-error-details"],
  sends: "invalid",
  async run({ as, check }) {
    const reseller = as("reseller");
    const type = notInEnum("type", "parent, renewal, and switch");
    const plan = notInEnum("plan", plans);

    const order = await reseller.callInvalid("createOrder", {
      body: { plan: "gold", first_name: "Jane", email: "jane", type: "gift" },
    });
    order.is(400, "rest_invalid_param").has(invalidParameters({ plan, email: badEmail, type }));

    const list = await reseller.callInvalid("listOrders", { query: { page: 0, number: "many" } });
    list.is(400, "rest_invalid_param").has({ message: "Invalid parameter(s): page, number" });
    check("both are explained", { rule: "all-invalid-parameters-named" }, list.body, {
      code: "rest_invalid_param",
      message: "Invalid parameter(s): page, number",
      data: {
        status: 400,
        params: { page: "page must be greater than or equal to 1", number: "number is not of type integer." },
        details: {
          page: { code: "rest_out_of_bounds", message: "page must be greater than or equal to 1", data: null },
          number: { code: "rest_invalid_type", message: "number is not of type integer.", data: { param: "number" } },
        },
      },
    });
  },
});
