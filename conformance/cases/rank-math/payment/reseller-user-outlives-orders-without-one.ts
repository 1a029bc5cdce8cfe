import { anEmail, followUp, placeOrder, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "An identifier stays its customer's when later orders do not send it again",
  contract: ["createOrder 400"],
  rules: { positive: ["reseller-user-unique"] },
  settings: { "reseller-user-taken-status": 400 },
  does: "creates",
  since: "1.0",
  source: ["create-order-reseller-user", "choice-reseller-user-taken"],
  async run({ as, unique, setUp }) {
    const reseller = as("reseller");
    for (const type of ["parent", "renewal", "switch"] as const) {
      const reseller_user = unique("site");
      const email = anEmail(unique);
      const sold = await setUp(() => sell(reseller, { email, reseller_user }));
      const later = type === "parent" ? ({ email, plan: "content-ai-starter" } as const) : followUp(type, sold);
      await setUp(() => sell(reseller, later));

      const other = await placeOrder(reseller, { email: anEmail(unique), reseller_user });
      other.is(400, "rest_invalid_param", { rule: "reseller-user-unique" });
    }
  },
});
