import { anEmail, followUp, placeOrder, readSubscription, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A switch changes the product family, where the setting allows it",
  contract: ["createOrder 200", "getSubscription 200"],
  rules: { positive: ["switch-changes-plan-only"], contrast: ["switch-within-family"] },
  settings: { "switch-across-families": "allowed", "content-ai-plan-name": "short" },
  does: "creates",
  since: "1.0",
  source: ["choice-switch-across-families"],
  async run({ as, unique, setUp }) {
    const reseller = as("reseller");
    const sold = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    const licence = { ...sold.licence, plan: "creator" } as const;
    const rule = { rule: "switch-within-family" } as const;

    const switched = await placeOrder(reseller, { ...followUp("switch", sold), plan: "content-ai-creator" });

    switched.is(200, undefined, rule).has({ data: { order: { order_type: "switch" }, licence } }, rule);
    (await readSubscription(reseller, sold)).has({ data: { licence } }, rule);
  },
});
