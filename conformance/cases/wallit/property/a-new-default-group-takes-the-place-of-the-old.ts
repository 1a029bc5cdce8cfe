import { aPricingGroup, readProperty, saveResource } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title:
    "A group that becomes the default takes the place of the old one, and a property without more shows empty lists",
  contract: ["getProperty 200", "saveResource 200"],
  rules: { positive: ["property-has-default-group"], contrast: ["property-has-default-group"] },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["client-default-group", "property-purpose"],
  async run(stage) {
    const { check } = stage;
    const named = { rule: "property-has-default-group" } as const;
    const site = await aSite(stage);
    const before = (await readProperty(site.manage)).is(200);
    before.has({ SubscriptionGroups: [], Quota: 0, EnableQuota: false, EnableSubscriptions: false });
    check("one group, the default", named, flags(before.body), [[site.PricingGroupID, true]]);

    const wish = { Name: "Standard", PricingModel: "FixedPrice", Price: 0.4, IsDefault: true } as const;
    const PricingGroupID = await aPricingGroup(stage, site, wish);
    const after = (await readProperty(site.manage)).is(200);
    check("the new one is the default", named, flags(after.body), [
      [site.PricingGroupID, false],
      [PricingGroupID, true],
    ]);
    const old = { PricingGroup: { PricingGroupID: site.PricingGroupID }, Name: "Harbour" };
    (await saveResource(site.manage, "article", old)).is(200).has({ PricingGroup: { IsDefault: false } });
  },
});

const flags = ({ PricingGroups }: { PricingGroups: readonly { PricingGroupID: string; IsDefault: boolean }[] }) =>
  PricingGroups.map(({ PricingGroupID, IsDefault }) => [PricingGroupID, IsDefault]);
