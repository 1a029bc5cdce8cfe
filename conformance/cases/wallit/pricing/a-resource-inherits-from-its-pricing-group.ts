import { aPricingGroup, aReader, ask, buy, minutesFrom, publish, reasonFor, saveResource } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, purchasesOnly } from "../sites.ts";

export default conformanceCase({
  title: "A resource of model Inherit has its group's model, price and expiration, and one of another model its own",
  contract: ["getResourceAccess 200"],
  rules: {
    positive: ["group-model-inherited", "purchase-paid-from-wallet", "purchase-lasts-its-expiration-period"],
    contrast: ["group-model-inherited"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "charges",
  since: "1.0",
  source: ["reason-model-names", "resource-put-pricing-model", "resource-put-pricing-group"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "group-model-inherited" } as const;
    const site = await aSite(stage, purchasesOnly);
    const period = { ExpirationPeriodUnit: "Days", ExpirationPeriodValue: 2 } as const;
    const group = { Name: "Premium", PricingModel: "FixedPrice", Price: 1.5, ...period } as const;
    const PricingGroup = { PricingGroupID: await aPricingGroup(stage, site, group) };
    const inherits = { PricingGroup, PricingModel: "Inherit", Price: 9 } as const;
    const key = await publish(site, "inherits", inherits);
    const unsaid = await publish(site, "unsaid", { PricingGroup });
    const own = await publish(site, "own", { PricingGroup, PricingModel: "FixedPrice", Price: 0.25 });
    const free = await publish(site, "free", { PricingGroup, PricingModel: "Free" });
    const reader = await aReader(stage, site);

    const denied = (await ask(site.access, key, reader)).is(200);
    denied.has({ AccessReason: "Deny", IsNoCost: false }, rule);
    const sold = await buy(stage, reader, key);
    check("at the group's price", rule, sold.Price, 1.5);
    const end = minutesFrom(site.now(), 2 * 24 * 60).getTime();
    check("for the group's period", rule, Math.abs(Date.parse(sold.Expires ?? "") - end) < 120_000, true);
    check("Inherit is what is not said", rule, (await buy(stage, reader, unsaid)).Price, 1.5);
    const single = await buy(stage, reader, own);
    check("a price of its own", rule, [single.Price, single.Expires], [0.25, undefined]);
    check("a model of its own", rule, await reasonFor(site, free, reader), "Free");

    const { PricingGroupID } = site;
    (await saveResource(site.manage, key, { PricingGroup: { PricingGroupID } })).is(200);
    check("with another group it has that one's model", rule, await reasonFor(site, key), "Free");
  },
});
