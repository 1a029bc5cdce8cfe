import { anEmail, placeOrder, sell, traceOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title:
    "A customer who holds an active Content AI plan gets no second one, in whatever case the e-mail address is written",
  contract: ["createOrder 400"],
  rules: { positive: ["plan-exists"], contrast: ["plan-families-independent"] },
  does: "creates",
  since: "1.0",
  source: ["create-order-plan-exists", "choice-plan-exists-reading"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const email = anEmail(unique);
    const sold = await setUp(() => sell(reseller, { email, plan: "content-ai-starter" }));
    const before = await setUp(() => traceOf(reseller, sold));

    const second = await placeOrder(reseller, { email: email.toUpperCase(), plan: "content-ai-expert" });

    second.is(400, "plan_exists");
    check("nothing has changed", { rule: "plan-exists" }, await traceOf(reseller, sold), before);
  },
});
