import { aReader, ask, buy, publish } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, purchasesOnly } from "../sites.ts";

export default conformanceCase({
  title: "Under ViewTiered the price is that of the last tier whose views were reached, and free ones are free",
  contract: ["getResourceAccess 200"],
  rules: {
    positive: ["tiers-set-the-price", "free-resource-granted"],
    contrast: ["tiers-set-the-price", "free-resource-granted"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "charges",
  since: "1.0",
  source: ["choice-tier-base", "client-pricing-forms", "notes-tiers-example"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "tiers-set-the-price" } as const;
    const site = await aSite(stage, purchasesOnly);
    const ResourcePricingTiers = [
      { Tier: 0, Price: 0 },
      { Tier: 2, Price: 0.3 },
      { Tier: 5, Price: 0.7 },
    ];
    const key = await publish(site, "viewed", { PricingModel: "ViewTiered", ResourcePricingTiers });
    const other = await publish(site, "other", { PricingModel: "ViewTiered", ResourcePricingTiers });
    const price = async () => (await buy(stage, await aReader(stage, site), key)).Price;
    const reasons: string[] = [];
    const view = async () => reasons.push((await ask(site.access, key)).is(200).body.AccessReason);

    for (let views = 0; views < 3; views += 1) await view();
    check("two views are free", rule, reasons, ["Free", "Free", "Deny"]);
    check("the second tier", rule, await price(), 0.3);
    for (let views = 3; views < 5; views += 1) await view();
    check("the third tier", rule, await price(), 0.7);
    await view();
    check("no view is free any more", rule, reasons.slice(2), ["Deny", "Deny", "Deny", "Deny"]);
    (await ask(site.access, other)).is(200).has({ AccessReason: "Free", IsNoCost: true }, rule);
  },
});
