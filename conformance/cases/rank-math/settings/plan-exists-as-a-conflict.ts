import { anEmail, placeOrder, sell, traceOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A second plan is refused as a conflict, where the setting says 409",
  contract: ["createOrder 409"],
  rules: { positive: ["plan-exists"] },
  settings: { "plan-exists-status": 409 },
  does: "creates",
  since: "1.0",
  source: ["choice-plan-exists-status", "create-order-plan-exists"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const sold = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    const before = await setUp(() => traceOf(reseller, sold));

    const second = await placeOrder(reseller, { email: sold.customer.email });

    second.is(409, "plan_exists").has({ message: "User already have subscription", data: { status: 409 } });
    check("nothing has changed", { rule: "plan-exists" }, await traceOf(reseller, sold), before);
  },
});
