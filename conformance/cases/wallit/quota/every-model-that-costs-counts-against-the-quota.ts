import { aReader, ask, publish } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, everything } from "../sites.ts";

const price = { Price: 2 } as const;
const tiers = [{ Tier: 0, Price: 1 }];
const models = [
  { PricingModel: "FixedPrice", ...price },
  { PricingModel: "VariablePrice", ...price },
  { PricingModel: "TimeTiered", ResourcePricingTiers: tiers },
  { PricingModel: "ViewTiered", ResourcePricingTiers: tiers },
  { PricingModel: "SubscriptionOnly" },
  { PricingModel: "TargetConversion", ...price, TargetConversionRate: 0.2, TargetConversionPriceFloor: 0.5 },
] as const;

export default conformanceCase({
  title: "Resources of every model that costs something are free hits, SubscriptionOnly too, at whatever price",
  contract: ["getResourceAccess 200"],
  rules: { positive: ["quota-hit-grants", "reasons-in-order"], contrast: ["subscription-only-not-for-sale"] },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["choice-quota-models", "quota-meaning"],
  async run(stage) {
    const site = await aSite(stage, { ...everything, Quota: models.length });
    const reader = await aReader(stage, site);

    for (const [index, model] of models.entries()) {
      const key = await publish(site, model.PricingModel, { ...model, ResourcePricingTiers: tiersOf(model) });
      const answer = (await ask(site.access, key, reader)).is(200);
      answer.has({ AccessReason: "Quota", IsNoCost: false }, { rule: "quota-hit-grants" });
      answer.has({ Quota: { HitCount: index + 1, IsMet: index + 1 === models.length } }, { rule: "quota-hit-grants" });
    }
  },
});

const tiersOf = (model: (typeof models)[number]) =>
  "ResourcePricingTiers" in model ? model.ResourcePricingTiers : null;
