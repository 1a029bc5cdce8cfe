import { anEmail, placeOrder, sell, traceOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A plan of the other family is refused too, where any subscription counts",
  contract: ["createOrder 400", "createOrder 200"],
  rules: { positive: ["plan-exists"], contrast: ["plan-families-independent"] },
  settings: { "plan-exists-reading": "any-subscription" },
  does: "creates",
  since: "1.0",
  source: ["choice-plan-exists-reading"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const email = anEmail(unique);
    const sold = await setUp(() => sell(reseller, { email }));
    const before = await setUp(() => traceOf(reseller, sold));

    (await placeOrder(reseller, { email, plan: "content-ai-starter" })).is(400, "plan_exists");
    (await placeOrder(reseller, { email, plan: "seo-by-rank-math-agency" })).is(400, "plan_exists");

    check("nothing has changed", { rule: "plan-exists" }, await traceOf(reseller, sold), before);
    (await placeOrder(reseller, { email: anEmail(unique), plan: "content-ai-starter" })).is(200);
  },
});
