import { anEmail, followUp, placeOrder, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "An identifier stays the customer's when later orders do not send it",
  contract: ["createOrder 400", "createOrder 200"],
  rules: { positive: ["reseller-user-unique"] },
  settings: { "reseller-user-taken-status": 400 },
  does: "creates",
  since: "1.0",
  source: ["create-order-reseller-user", "choice-reseller-user-taken"],
  async run({ as, unique, setUp }) {
    const reseller = as("reseller");
    const reseller_user = unique("site");
    const sold = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    await setUp(() => sell(reseller, { ...followUp("renewal", sold), reseller_user }));
    await setUp(() => sell(reseller, followUp("renewal", sold)));

    const other = await placeOrder(reseller, { email: anEmail(unique), reseller_user });
    other.is(400, "rest_invalid_param", { rule: "reseller-user-unique" });
  },
});
