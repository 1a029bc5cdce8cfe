import { invalid, readResource, saveResource } from "../arrange.ts";
import { create } from "../resources.ts";
import { conformanceCase, ownKey } from "../service.ts";

const models = [
  "Inherit",
  "Free",
  "AuthenticationRequired",
  "FixedPrice",
  "VariablePrice",
  "TimeTiered",
  "ViewTiered",
  "SubscriptionOnly",
  "TargetConversion",
] as const;
const units = ["Never", "Years", "Months", "Weeks", "Days"] as const;

export default conformanceCase({
  title: "Every pricing model and expiration unit that is known is taken, and any other word refused",
  contract: ["saveResource 200", "saveResource 400", "getResource 200"],
  rules: { positive: ["resource-enums-known"], contrast: ["resource-enums-known", "members-of-their-type"] },
  does: "creates",
  since: "1.0",
  source: ["vendor-manage-yaml", "resource-put-pricing-model", "resource-put-expiration-unit"],
  sends: "invalid",
  async run({ as, check, unique }) {
    const manage = as("manage");
    const rule = { rule: "resource-enums-known" } as const;
    const externalKey = unique("article");
    await create(manage, externalKey);

    for (const [index, PricingModel] of models.entries()) {
      const ExpirationPeriodUnit = units[index % units.length] ?? "Never";
      const saved = (await saveResource(manage, externalKey, { PricingModel, ExpirationPeriodUnit })).is(200);
      saved.has({ PricingModel, ExpirationPeriodUnit }, rule);
      (await readResource(manage, externalKey)).is(200).has({ PricingModel, ExpirationPeriodUnit }, rule);
    }
    const before = (await readResource(manage, externalKey)).is(200).body;
    const path = { propertyID: ownKey, externalKey };
    for (const body of [
      { PricingModel: "Gratis" },
      { PricingModel: "free" },
      { PricingModel: "" },
      { ExpirationPeriodUnit: "Fortnights" },
      { ExpirationPeriodUnit: "days" },
    ]) {
      const [name = ""] = Object.keys(body);
      const refused = await manage.callInvalid("saveResource", { path, body: { ...body, Title: "Night" } });
      refused.is(400, invalid, rule).has({ ModelState: { [name]: [/./] } });
    }
    const after = (await readResource(manage, externalKey)).is(200);
    check("nothing has changed", rule, after.body, before);
  },
});
