import { invalid, notFound, readResource, saveResource } from "../arrange.ts";
import { create, defaultGroup } from "../resources.ts";
import { conformanceCase } from "../service.ts";

const limits = {
  Name: 50,
  Title: 200,
  Byline: 200,
  Description: 2000,
  URL: 1000,
  PaywallShortDescription: 100,
} as const;

export default conformanceCase({
  title: "Each text may be as long as its limit, and one letter more is refused by its name and changes nothing",
  contract: ["saveResource 400", "saveResource 200", "getResource 404"],
  rules: { positive: ["resource-limits", "resource-known"], contrast: ["resource-limits", "put-creates-or-updates"] },
  does: "creates",
  since: "1.0",
  source: ["vendor-manage-yaml", "choice-validation-errors", "resource-put-paywall-short-description"],
  sends: "invalid",
  async run({ as, check, unique }) {
    const manage = as("manage");
    const rule = { rule: "resource-limits" } as const;
    const key = unique("article").padEnd(50, "x");
    await create(manage, key);

    for (const [name, limit] of Object.entries(limits)) {
      const text = "ü".repeat(limit);
      const full = (await saveResource(manage, key, { [name]: text })).is(200);
      full.has({ [name]: text }, rule);
      const refused = await saveResource(manage, key, { [name]: `${text}x`, PaywallDescription: "Changed" });
      refused.is(400, invalid, rule).has({ ModelState: { [name]: [/./] } });
    }
    const long = "x".repeat(3000);
    const unlimited = (await saveResource(manage, key, { PaywallDescription: long })).is(200);
    check("the long paywall text has no limit", rule, unlimited.body.PaywallDescription, long);

    const { PricingGroupID } = await defaultGroup(manage);
    const body = { Name: "Harbour", PricingGroup: { PricingGroupID } };
    (await saveResource(manage, `${key}x`, body)).is(400, invalid, rule);
    (await saveResource(manage, key, { ExternalKey: `${key}x` })).is(400, invalid, rule);
    (await readResource(manage, `${key}x`)).is(404, notFound, { rule: "resource-known" });
  },
});
