import { anEmail, placeOrder, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A reseller's own identifier that is taken is refused as a conflict, where the setting says 409",
  contract: ["createOrder 409"],
  rules: { positive: ["reseller-user-unique"] },
  settings: { "reseller-user-taken-status": 409 },
  does: "creates",
  since: "1.0",
  source: ["choice-reseller-user-taken", "create-order-reseller-user"],
  async run({ as, unique, setUp }) {
    const reseller_user = unique("site");
    await setUp(() => sell(as("reseller"), { email: anEmail(unique), reseller_user }));

    const second = await placeOrder(as("reseller"), { email: anEmail(unique), reseller_user });

    const message = "reseller_user is already used by another customer.";
    const details = { reseller_user: { code: "rest_invalid_param", message } } as const;
    const told = { status: 409, params: { reseller_user: message }, details };
    second.is(409, "rest_invalid_param", { rule: "reseller-user-unique" });
    second.has({ data: told }, { rule: "reseller-user-unique" });
  },
});
