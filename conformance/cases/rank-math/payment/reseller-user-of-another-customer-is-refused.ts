import { anEmail, placeOrder, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A reseller's own identifier of one customer cannot be given to another",
  contract: ["createOrder 400", "getCustomer 404"],
  rules: { positive: ["reseller-user-unique"], contrast: ["customer-found-or-created-by-email"] },
  settings: { "reseller-user-taken-status": 400 },
  does: "creates",
  since: "1.0",
  source: ["create-order-reseller-user", "choice-reseller-user-taken"],
  async run({ as, unique, setUp }) {
    const reseller = as("reseller");
    const identifier = unique("site");
    await setUp(() => sell(reseller, { email: anEmail(unique), reseller_user: identifier }));

    const email = anEmail(unique);
    const second = await placeOrder(reseller, { email, reseller_user: identifier });

    const detail = { reseller_user: { code: "rest_invalid_param" } } as const;
    second.is(400, "rest_invalid_param").has({ data: { status: 400, details: detail } });
    const nobody = await reseller.call("getCustomer", { query: { customer_id: email } });
    nobody.is(404, "not_found", { rule: "customer-known" });
    (await placeOrder(reseller, { email, reseller_user: unique("site") })).is(200);
  },
});
