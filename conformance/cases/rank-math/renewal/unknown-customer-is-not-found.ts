import { anEmail, followUp, followUps, placeOrder, sell, traceOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A renewal or switch for an e-mail address that nobody has is refused and creates no customer",
  contract: ["createOrder 404", "getCustomer 404"],
  rules: { positive: ["customer-known"], contrast: ["customer-found-or-created-by-email"] },
  does: "creates",
  since: "1.0",
  source: ["create-order-not-found", "choice-error-messages"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const sold = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    const before = await setUp(() => traceOf(reseller, sold));
    const email = anEmail(unique);

    for (const type of followUps) {
      const order = await placeOrder(reseller, { ...followUp(type, sold), email });
      order.is(404, "not_found").has({ message: "User not found", data: { status: 404 } });
    }

    (await reseller.call("getCustomer", { query: { customer_id: email } })).is(404, "not_found");
    check("nothing has changed", { rule: "customer-known" }, await traceOf(reseller, sold), before);
  },
});
