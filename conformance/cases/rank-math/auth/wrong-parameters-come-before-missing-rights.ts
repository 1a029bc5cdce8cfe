import { conformanceCase, parentOrder } from "../service.ts";

export default conformanceCase({
  title: "Wrong parameters are refused before credentials and rights are missed",
  contract: ["createOrder 400", "listOrders 400", "updateCustomer 400"],
  rules: {
    positive: ["plan-known", "page-numbers-from-one", "required-parameters-not-empty"],
    contrast: ["credentials-required", "caller-is-a-reseller"],
  },
  needs: { roles: ["subscriber"] },
  does: "creates",
  since: "1.0",
  source: ["wordpress-order-of-checks"],
  sends: "invalid",
  async run({ anonymous, as, unique }) {
    const body = { ...parentOrder(`${unique("buyer")}@example.com`), plan: "gold" };

    for (const caller of [anonymous, as("subscriber")]) {
      const order = await caller.callInvalid("createOrder", { body });
      order.is(400, "rest_invalid_param");

      const list = await caller.callInvalid("listOrders", { query: { page: 0 } });
      list.is(400, "rest_invalid_param");

      const update = await caller.callInvalid("updateCustomer", {
        body: { customer_id: "", new_email: "a@example.com" },
      });
      update.is(400, "rest_invalid_param");
    }
  },
});
