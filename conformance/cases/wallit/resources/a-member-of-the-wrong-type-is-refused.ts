import { invalid, readResource } from "../arrange.ts";
import { create, everyMember } from "../resources.ts";
import { conformanceCase, ownKey } from "../service.ts";

const wrong: Readonly<Record<string, readonly unknown[]>> = {
  ExternalKey: [true, ["article"], 1.5, {}],
  Name: [7, true, {}],
  Active: ["yes", 2, "TRUE", {}],
  URL: [7],
  Title: [7, []],
  Byline: [7],
  Description: [7],
  PublicationDate: [20261120, true],
  PricingGroup: [7, true, [], { PricingGroupID: 7 }],
  PricingModel: [7],
  Price: ["cheap", "-1", -0.01, 10_000_000, "12345678", true],
  ExpirationPeriodUnit: [7],
  ExpirationPeriodValue: [1.5, -1, "1.5", "many", 100_000, "123456"],
  TargetConversionRate: [1.1, -0.1, "2", "half"],
  TargetConversionPriceFloor: [-1, "low", 10_000_000, "12345678"],
  TargetConversionHitsPerRecalculationPeriod: [1.5, -1, "few", 1_000_000_000, "1234567890"],
  PaywallDescription: [7],
  PaywallShortDescription: [7],
  ResourcePricingTiers: [
    {},
    "none",
    [7],
    [{ Tier: 0 }],
    [{ Price: 1 }],
    [{ Tier: "first", Price: 1 }],
    [{ Tier: true, Price: 1 }],
    [{ Tier: -1, Price: 1 }],
    [{ Tier: 1_000_000_000, Price: 1 }],
    [{ Tier: 0, Price: "cheap" }],
    [{ Tier: 0, Price: -1 }],
    [{ Tier: 0, Price: 10_000_000 }],
    [{ Tier: 0, Price: true }],
  ],
};

export default conformanceCase({
  title: "A member of another type than its own, or out of its bounds, is refused by its name and changes nothing",
  contract: ["saveResource 400"],
  rules: { positive: ["members-of-their-type"], contrast: ["loose-types-accepted", "put-creates-or-updates"] },
  does: "creates",
  since: "1.0",
  source: ["resource-put-price", "resource-put-active", "choice-validation-errors", "resource-put-expiration-value"],
  sends: "invalid",
  async run({ as, check, unique }) {
    const manage = as("manage");
    const rule = { rule: "members-of-their-type" } as const;
    const externalKey = unique("article");
    const before = await create(manage, externalKey, everyMember);
    const path = { propertyID: ownKey, externalKey };

    for (const [name, values] of Object.entries(wrong)) {
      for (const value of values) {
        const body = { [name]: value, ...(name !== "Title" && { Title: "Night" }) };
        const refused = (await manage.callInvalid("saveResource", { path, body })).is(400, invalid, rule);
        const named = Object.keys(refused.body.ModelState).some((one) => one.startsWith(name));
        check(`${name} is named`, rule, named, true);
      }
    }
    for (const body of [[], ["Title"], "Title", 7, true]) {
      (await manage.callInvalid("saveResource", { path, body })).is(400, invalid, rule);
    }
    const after = (await readResource(manage, externalKey)).is(200);
    check("nothing has changed", rule, after.body, before);
  },
});
