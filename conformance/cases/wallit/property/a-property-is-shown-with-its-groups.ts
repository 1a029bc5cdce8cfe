import { aPricingGroup, readProperty } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "A property is shown with its settings, its subscription groups and its pricing groups, whole",
  contract: ["getProperty 200"],
  rules: { positive: ["property-has-default-group"], contrast: ["property-has-default-group"] },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["property-purpose", "property-answer", "manage-api-purpose", "manage-api-host", "rest-purpose"],
  async run(stage) {
    const { arrange, check, setUp } = stage;
    const settings = {
      Title: "The Harbour News",
      DynamicallyCreateResources: true,
      EnableQuota: true,
      EnableSubscriptions: false,
      EnableSinglePurchases: true,
      FreeResourcesRequireAuthentication: true,
      Quota: 7,
    };
    const site = await aSite(stage, settings);
    const texts = { Title: "All", PaywallDescription: "All that we write.", PaywallShortDescription: "All" };
    const group = { SubscriptionGroupKey: "digital", Name: "digital", Price: 9.5, ...texts };
    const { SubscriptionGroupID } = await setUp(() => arrange.addSubscriptionGroup({ Key: site.Key, ...group }));
    const conversion = {
      PricingModel: "TargetConversion",
      Price: 1.5,
      ExpirationPeriodUnit: "Weeks",
      ExpirationPeriodValue: 2,
      TargetConversionRate: 0.25,
      TargetConversionPriceFloor: 0.5,
      TargetConversionHitsPerRecalculationPeriod: 200,
    } as const;
    const PricingGroupID = await aPricingGroup(stage, site, { Name: "Premium", ...conversion });

    const answer = (await readProperty(site.manage)).is(200);
    answer.has({ Name: site.name, ...settings, QuotaPeriod: "Monthly" });
    answer.has({
      SubscriptionGroups: [{ SubscriptionGroupID, Name: "digital", Price: 9.5, Period: "Monthly", ...texts }],
    });
    const [first, second, ...more] = answer.body.PricingGroups;
    const named = { rule: "property-has-default-group" } as const;
    check(
      "first the default group",
      named,
      [first?.PricingGroupID, first?.IsDefault, first?.PricingModel],
      [site.PricingGroupID, true, "Free"],
    );
    check("then the other, whole", named, second, { PricingGroupID, Name: "Premium", IsDefault: false, ...conversion });
    check("and no more", named, more, []);
  },
});
