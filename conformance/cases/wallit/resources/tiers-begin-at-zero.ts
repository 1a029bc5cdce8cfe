import { invalid, readResource, saveResource } from "../arrange.ts";
import { create } from "../resources.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A tier array without a tier 0 is refused and changes nothing; a single tier 0 and an empty array are taken",
  contract: ["saveResource 400", "saveResource 200"],
  rules: { positive: ["tiers-start-at-zero"], contrast: ["tiers-start-at-zero", "tiers-replaced-whole"] },
  does: "creates",
  since: "1.0",
  source: ["client-pricing-forms", "choice-validation-errors"],
  async run({ as, check, unique }) {
    const manage = as("manage");
    const rule = { rule: "tiers-start-at-zero" } as const;
    const key = unique("article");
    const before = await create(manage, key, { ResourcePricingTiers: [{ Tier: 0, Price: 1 }] });

    for (const ResourcePricingTiers of [
      [{ Tier: 1, Price: 1 }],
      [
        { Tier: 60, Price: 1 },
        { Tier: 30, Price: 0 },
      ],
    ]) {
      const refused = await saveResource(manage, key, { Title: "Night", ResourcePricingTiers });
      refused.is(400, invalid, rule);
    }
    const after = (await readResource(manage, key)).is(200);
    check("nothing has changed", rule, after.body, before);

    for (const ResourcePricingTiers of [[{ Tier: 0, Price: 2 }], [{ Tier: "0", Price: "2" }], []]) {
      const taken = (await saveResource(manage, key, { ResourcePricingTiers })).is(200);
      const expected = ResourcePricingTiers.map(() => ({ Tier: 0, Price: 2 }));
      check("taken", rule, taken.body.ResourcePricingTiers, expected);
    }
  },
});
