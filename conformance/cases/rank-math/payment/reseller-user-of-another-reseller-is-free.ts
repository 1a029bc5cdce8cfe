import { anEmail, placeOrder, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "Two resellers may use the same identifier for different customers, and one reseller no identifier for many",
  contract: ["createOrder 200"],
  rules: { contrast: ["reseller-user-unique"] },
  needs: { roles: ["other-reseller"] },
  does: "creates",
  since: "1.0",
  source: ["create-order-reseller-user"],
  async run({ as, unique, setUp }) {
    const reseller_user = unique("site");
    await setUp(() => sell(as("other-reseller"), { email: anEmail(unique), reseller_user }));

    const rule = { rule: "reseller-user-unique" } as const;
    (await placeOrder(as("reseller"), { email: anEmail(unique), reseller_user })).is(200, undefined, rule);
    (await placeOrder(as("reseller"), { email: anEmail(unique), reseller_user: "" })).is(200, undefined, rule);
    (await placeOrder(as("reseller"), { email: anEmail(unique), reseller_user: "" })).is(200, undefined, rule);
  },
});
