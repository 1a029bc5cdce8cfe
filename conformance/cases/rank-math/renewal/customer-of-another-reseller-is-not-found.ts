import { anEmail, followUp, followUps, placeOrder, sell, traceOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A renewal or switch for a customer to whom the caller has sold nothing is refused as if he did not exist",
  contract: ["createOrder 404"],
  rules: { positive: ["other-resellers-invisible"], contrast: ["customer-known"] },
  needs: { roles: ["other-reseller"] },
  does: "creates",
  since: "1.0",
  source: ["create-order-not-found", "reason-scope-of-reseller"],
  async run({ as, unique, setUp, check }) {
    const [reseller, other] = [as("reseller"), as("other-reseller")];
    const own = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    const foreign = await setUp(() => sell(other, { email: anEmail(unique) }));
    const before = await setUp(() => traceOf(other, foreign));

    for (const type of followUps) {
      const order = await placeOrder(reseller, { ...followUp(type, own), email: foreign.customer.email });
      order.is(404, "not_found").has({ message: "User not found", data: { status: 404 } });
    }

    check("nothing has changed", { rule: "other-resellers-invisible" }, await traceOf(other, foreign), before);
  },
});
