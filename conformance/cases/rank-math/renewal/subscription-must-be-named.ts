import { anEmail, followUps, placeOrder, sell, traceOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A renewal or switch that names no subscription is refused, also for a customer with only one",
  contract: ["createOrder 400"],
  rules: { positive: ["subscription-id-needed"], contrast: ["subscription-known"] },
  does: "creates",
  since: "1.0",
  source: ["create-order-subscription-id", "choice-subscription-id-missing"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const email = anEmail(unique);
    const sold = await setUp(() => sell(reseller, { email }));
    const before = await setUp(() => traceOf(reseller, sold));

    for (const type of followUps) {
      for (const subscription_id of [{}, { subscription_id: "" }]) {
        const order = await placeOrder(reseller, { type, email, plan: "seo-by-rank-math-agency", ...subscription_id });
        order.is(400, "rest_missing_callback_param").has({
          message: "Missing parameter(s): subscription_id",
          data: { status: 400, params: ["subscription_id"] },
        });
      }
    }

    check("nothing has changed", { rule: "subscription-id-needed" }, await traceOf(reseller, sold), before);
  },
});
