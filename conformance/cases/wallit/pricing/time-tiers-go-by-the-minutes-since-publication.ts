import { aReader, ask, buy, minutesFrom, publish, reasonFor } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, purchasesOnly } from "../sites.ts";

export default conformanceCase({
  title: "Under TimeTiered the price is that of the last tier whose minutes have passed since the publication date",
  contract: ["getResourceAccess 200"],
  rules: {
    positive: ["tiers-set-the-price", "purchase-paid-from-wallet"],
    contrast: ["tiers-set-the-price", "free-resource-granted", "no-cost-flag"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "charges",
  since: "1.0",
  source: ["choice-tier-base", "client-pricing-forms", "notes-tiers-example", "resource-put-publication-date"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "tiers-set-the-price" } as const;
    const site = await aSite(stage, purchasesOnly);
    const ResourcePricingTiers = [
      { Tier: 1440, Price: 0 },
      { Tier: 0, Price: 2 },
      { Tier: 60, Price: 0.5 },
    ];
    const tiered = { PricingModel: "TimeTiered", Price: 7, ResourcePricingTiers } as const;
    const published = minutesFrom(site.now(), -10);
    const dated = await publish(site, "dated", { ...tiered, PublicationDate: published.toISOString() });
    const undated = await publish(site, "undated", tiered);
    const price = async (key: string) => (await buy(stage, await aReader(stage, site), key)).Price;

    check("the first tier", rule, [await price(dated), await price(undated)], [2, 2]);
    await site.advanceTo(minutesFrom(published, 55));
    check("not before its minutes have passed", rule, await price(dated), 2);
    await site.advanceTo(minutesFrom(published, 65));
    check(
      "the second tier, and later where there is no date",
      rule,
      [await price(dated), await price(undated)],
      [0.5, 2],
    );
    (await ask(site.access, dated)).is(200).has({ AccessReason: "Deny", IsNoCost: false }, rule);

    await site.advanceTo(minutesFrom(published, 1445));
    (await ask(site.access, dated)).is(200).has({ AccessReason: "Free", IsNoCost: true }, rule);
    check("the other one is paid for still", rule, await reasonFor(site, undated), "Deny");
  },
});
