import { conformanceCase, invalidParameters, routes, wrongType } from "../service.ts";

export default conformanceCase({
  title: "Neither a list nor true nor a fraction names a customer, and a new address is text",
  contract: ["getCustomer 400", "updateCustomer 400"],
  rules: { positive: ["parameters-of-their-type"] },
  does: "creates",
  since: "1.0",
  source: ["wordpress-error-details"],
  sends: "invalid",
  async run({ as }) {
    const reseller = as("reseller");

    const read = await reseller.send({
      operation: "getCustomer",
      method: "GET",
      path: `${routes}/customer/?customer_id[]=1`,
    });
    read.is(400, "rest_invalid_param").has(invalidParameters({ customer_id: wrongType("customer_id", "string") }));

    for (const customer_id of [true, ["jane@example.com"], 5.5]) {
      const body = { customer_id, new_email: "jane@example.com" };
      const update = await reseller.callInvalid("updateCustomer", { as: "json", body });
      update.is(400, "rest_invalid_param").has({
        message: "Invalid parameter(s): customer_id",
        data: { details: { customer_id: { code: "rest_invalid_type" } } },
      });
    }

    const body = { customer_id: "jane@example.com", new_email: 5 };
    const address = await reseller.callInvalid("updateCustomer", { as: "json", body });
    address.is(400, "rest_invalid_param").has(invalidParameters({ new_email: wrongType("new_email", "string") }));
  },
});
