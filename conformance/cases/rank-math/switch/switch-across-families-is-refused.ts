import { anEmail, followUp, placeOrder, sell, traceOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A switch cannot change between the SEO and the Content AI family, in either direction",
  contract: ["createOrder 400"],
  rules: { positive: ["switch-within-family"], contrast: ["switch-changes-plan-only"] },
  settings: { "switch-across-families": "refused" },
  does: "creates",
  since: "1.0",
  source: ["choice-switch-across-families", "create-order-plan"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const [seo, contentAi] = ["seo-by-rank-math-pro", "content-ai-starter"] as const;
    const details = { plan: { code: "rest_invalid_param" } } as const;

    for (const [from, to] of [
      [seo, contentAi],
      [contentAi, seo],
    ] as const) {
      const sold = await setUp(() => sell(reseller, { email: anEmail(unique), plan: from }));
      const before = await setUp(() => traceOf(reseller, sold));
      const switched = await placeOrder(reseller, { ...followUp("switch", sold), plan: to });
      switched.is(400, "rest_invalid_param").has({ data: { status: 400, details } });
      check("nothing has changed", { rule: "switch-within-family" }, await traceOf(reseller, sold), before);
    }
  },
});
