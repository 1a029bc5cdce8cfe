import { conformanceCase, invalidParameters, notInEnum, parentOrder } from "../service.ts";

export default conformanceCase({
  title: "Parameters with nothing wrong in them are not mentioned beside a wrong one",
  contract: ["createOrder 400", "listOrders 400"],
  rules: { positive: ["order-type-known", "page-numbers-from-one"], contrast: ["all-invalid-parameters-named"] },
  does: "creates",
  since: "1.0",
  source: ["wordpress-error-details"],
  sends: "invalid",
  async run({ as, check }) {
    const reseller = as("reseller");
    const type = notInEnum("type", "parent, renewal, and switch");

    const order = await reseller.callInvalid("createOrder", {
      body: { ...parentOrder("jane@example.com"), type: "gift" },
    });
    order.is(400, "rest_invalid_param");
    check("type alone", { status: "createOrder 400" }, order.body, invalidParameters({ type }));

    const list = await reseller.callInvalid("listOrders", { query: { number: 1, page: 0 } });
    list.is(400, "rest_invalid_param").has({ message: "Invalid parameter(s): page" });
  },
});
