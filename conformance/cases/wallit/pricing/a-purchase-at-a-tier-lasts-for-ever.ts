import { aPricingGroup, aReader, buy, logInAgain, publish, reasonFor } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, purchasesOnly } from "../sites.ts";

export default conformanceCase({
  title: "Expiration holds for a single price and not for tiers, which a group may set as well",
  contract: ["getResourceAccess 200"],
  rules: {
    positive: ["group-model-inherited", "tiers-set-the-price"],
    contrast: ["purchase-lasts-its-expiration-period"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "charges",
  since: "1.0",
  source: ["choice-tier-base", "client-pricing-forms", "reason-model-names"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "purchase-lasts-its-expiration-period" } as const;
    const site = await aSite(stage, purchasesOnly);
    const period = { ExpirationPeriodUnit: "Days", ExpirationPeriodValue: 1 } as const;
    const ResourcePricingTiers = [{ Tier: 0, Price: 0.6 }];
    const tiers = { PricingModel: "TimeTiered", ResourcePricingTiers, ...period } as const;
    const group = await aPricingGroup(stage, site, { Name: "Tiered", Price: 3, ...tiers });
    const own = await publish(site, "own", tiers);
    const inherited = await publish(site, "inherited", { PricingGroup: { PricingGroupID: group } });
    const single = await publish(site, "single", { PricingModel: "FixedPrice", Price: 0.6, ...period });
    const reader = await aReader(stage, site);

    for (const key of [own, inherited]) {
      const { Price, Expires } = await buy(stage, reader, key);
      check("at the tier's price, without an end", rule, [Price, Expires], [0.6, undefined]);
    }
    check("the single price has an end", rule, (await buy(stage, reader, single)).Expires === undefined, false);

    await site.advance("P3D");
    const later = await logInAgain(stage, reader);
    for (const key of [own, inherited]) check("it lasts", rule, await reasonFor(site, key, later), "Purchase");
    check("the other has ended", rule, await reasonFor(site, single, later), "Deny");
  },
});
