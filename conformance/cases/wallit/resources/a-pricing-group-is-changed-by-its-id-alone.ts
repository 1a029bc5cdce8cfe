import { aPricingGroup, publish, readProperty, readResource, saveResource } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title:
    "Of a PricingGroup only the id counts: nothing else in it changes the group, and without an id nothing changes",
  contract: ["saveResource 200", "getProperty 200"],
  rules: {
    positive: ["pricing-group-by-id-only"],
    contrast: ["pricing-group-by-id-only", "pricing-group-known", "put-creates-or-updates"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["notes-pricing-group", "notes-pricing-group-example", "resource-put-pricing-group"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "pricing-group-by-id-only" } as const;
    const site = await aSite(stage);
    const PricingGroupID = await aPricingGroup(stage, site, { Name: "Premium", PricingModel: "FixedPrice", Price: 2 });
    const key = await publish(site, "article");
    const before = (await readProperty(site.manage)).is(200).body;
    const noise = { Name: "Other", IsDefault: true, PricingModel: "Free", Price: 99, ExpirationPeriodUnit: "Days" };

    const moved = (await saveResource(site.manage, key, { PricingGroup: { ...noise, PricingGroupID } })).is(200);
    moved.has({ PricingGroup: { PricingGroupID, Name: "Premium", Price: 2, IsDefault: false } }, rule);
    moved.has({ PricingModel: "FixedPrice", Price: 0.4 }, rule);
    const stays = (
      await saveResource(site.manage, key, { PricingGroup: { ...noise, PricingGroupID: null }, Title: "Night" })
    ).is(200);
    stays.has({ PricingGroup: { PricingGroupID, Name: "Premium", Price: 2 }, Title: "Night" }, rule);

    const after = (await readProperty(site.manage)).is(200);
    check("the groups are as they were", rule, after.body, before);
    const example = { PricingGroup: { PricingGroupID: site.PricingGroupID } };
    (await saveResource(site.manage, key, example)).is(200).has({ PricingGroup: { IsDefault: true } });
    const read = (await readResource(site.manage, key)).is(200);
    read.has({ PricingGroup: { PricingGroupID: site.PricingGroupID }, Title: "Night" }, rule);
  },
});
