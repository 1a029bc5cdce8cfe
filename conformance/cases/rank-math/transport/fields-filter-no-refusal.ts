import { conformanceCase, routes } from "../service.ts";

export default conformanceCase({
  title: "_fields filters no refusal, and without it nothing is left out",
  contract: ["getOrder 404", "listOrders 401", "listOrders 400", "listOrders 200"],
  rules: {
    positive: ["order-known", "credentials-required", "page-numbers-from-one"],
    contrast: ["fields-filter-answer"],
  },
  does: "reads",
  since: "1.0",
  source: ["wordpress-fields"],
  sends: "invalid",
  async run({ anonymous, as, check }) {
    const reseller = as("reseller");
    const query = { _fields: "message" };

    const unknown = (await reseller.call("getOrder", { path: { order_id: 1 }, query })).is(404, "not_found");
    const notFound = { code: "not_found", message: "Order not found", data: { status: 404 } };
    check("the whole refusal", { rule: "fields-filter-answer" }, unknown.body, notFound);

    (await anonymous.call("listOrders", { query })).is(401, "rest_forbidden").has({ data: { status: 401 } });
    (await reseller.callInvalid("listOrders", { query: { ...query, page: 0 } })).is(400, "rest_invalid_param");

    const path = `${routes}/orders/?fields=message`;
    const whole = await reseller.send({ operation: "listOrders", method: "GET", path });
    whole.is(200).has({ code: "success", message: "success", data: { status: 200, error: false, type: "orders" } });
  },
});
