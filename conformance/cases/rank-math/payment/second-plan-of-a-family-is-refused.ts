import { anEmail, placeOrder, sell, traceOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A customer who holds an active SEO plan gets no second one by a parent order",
  contract: ["createOrder 400"],
  rules: { positive: ["plan-exists"], contrast: ["parent-order-opens-subscription", "plan-families-independent"] },
  settings: { "plan-exists-status": 400 },
  does: "creates",
  since: "1.0",
  source: ["create-order-plan-exists", "choice-plan-exists-status"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const email = anEmail(unique);
    const sold = await setUp(() => sell(reseller, { email }));
    const before = await setUp(() => traceOf(reseller, sold));

    for (const plan of ["seo-by-rank-math-pro", "seo-by-rank-math-agency"] as const) {
      const second = await placeOrder(reseller, { email, plan, total: "99", first_name: "Jane" });
      second.is(400, "plan_exists").has({ message: "User already have subscription", data: { status: 400 } });
    }

    check("nothing has changed", { rule: "plan-exists" }, await traceOf(reseller, sold), before);
  },
});
