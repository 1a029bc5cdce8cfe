import { anEmail, followUp, placeOrder, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "An identifier first sent with a later order of a known customer is that customer's from then on",
  contract: ["createOrder 200", "createOrder 400"],
  rules: { positive: ["reseller-user-unique"] },
  settings: { "reseller-user-taken-status": 400 },
  does: "creates",
  since: "1.0",
  source: ["create-order-reseller-user", "choice-reseller-user-taken"],
  async run({ as, unique, setUp }) {
    const reseller = as("reseller");
    for (const type of ["parent", "renewal", "switch"] as const) {
      const sold = await setUp(() => sell(reseller, { email: anEmail(unique) }));
      const reseller_user = unique("site");
      const later =
        type === "parent"
          ? ({ email: sold.customer.email, plan: "content-ai-starter" } as const)
          : followUp(type, sold);
      await setUp(() => sell(reseller, { ...later, reseller_user }));

      const other = await placeOrder(reseller, { email: anEmail(unique), reseller_user });
      other.is(400, "rest_invalid_param", { rule: "reseller-user-unique" });
    }
  },
});
