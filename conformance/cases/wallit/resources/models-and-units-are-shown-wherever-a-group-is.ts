import { aPricingGroup, listResources, publish, readProperty } from "../arrange.ts";
import { conformanceCase, ownKey } from "../service.ts";
import { aSite } from "../sites.ts";

const models = [
  "AuthenticationRequired",
  "FixedPrice",
  "VariablePrice",
  "TimeTiered",
  "ViewTiered",
  "SubscriptionOnly",
  "TargetConversion",
  "Free",
] as const;
const units = ["Never", "Years", "Months", "Weeks", "Days"] as const;

interface Priced {
  PricingModel: (typeof models)[number];
  ExpirationPeriodUnit: (typeof units)[number];
}

interface Shown extends Priced {
  PricingGroup: Priced & { PricingGroupID: string };
}

export default conformanceCase({
  title: "A group's model and unit are the same in the property, in the list, in a resource and in the answer to a PUT",
  contract: ["getProperty 200", "listResources 200", "getResource 200", "saveResource 200"],
  rules: { positive: ["property-only-on-request"], contrast: ["pricing-group-by-id-only"] },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["vendor-manage-yaml", "property-purpose", "resources-answer"],
  async run(stage) {
    const { check } = stage;
    const site = await aSite(stage);
    const expected: Shown[] = [];
    for (const [index, PricingModel] of models.entries()) {
      const ExpirationPeriodUnit = units[index % units.length] ?? "Never";
      const own = units[(index + 1) % units.length] ?? "Never";
      const PricingGroupID = await aPricingGroup(stage, site, {
        Name: PricingModel,
        PricingModel,
        ExpirationPeriodUnit,
      });
      const wish = { PricingGroup: { PricingGroupID }, PricingModel, ExpirationPeriodUnit: own };
      await publish(site, PricingModel, wish);
      expected.push({ ...wish, PricingGroup: { PricingGroupID, PricingModel, ExpirationPeriodUnit } });
    }

    (await listResources(site.manage)).is(200).has(expected);
    const groups = (await readProperty(site.manage)).is(200).body.PricingGroups.slice(1);
    const shown = groups.map(({ PricingModel, ExpirationPeriodUnit }) => ({ PricingModel, ExpirationPeriodUnit }));
    const wanted = models.map((PricingModel, index) => ({ PricingModel, ExpirationPeriodUnit: units[index % 5] }));
    check("in the property", { status: "getProperty 200", property: "PricingGroups" }, shown, wanted);

    for (const externalKey of models) {
      const input = { path: { propertyID: ownKey, externalKey }, query: { includePropertyData: "true" } };
      const whole = (await site.manage.call("getResource", input)).is(200);
      whole.has({ PricingModel: externalKey, PricingGroup: { PricingModel: externalKey } });
      check(
        "the property's groups are those",
        { rule: "property-only-on-request" },
        whole.body.Property?.PricingGroups.slice(1),
        groups,
      );
    }
  },
});
