import { readResource, saveResource } from "../arrange.ts";
import { create } from "../resources.ts";
import { conformanceCase } from "../service.ts";

const four = [
  { Tier: 10, Price: 1 },
  { Tier: 0, Price: 0 },
  { Tier: 5, Price: 0.5 },
  { Tier: 2, Price: 0.25 },
];

export default conformanceCase({
  title: "A tier array replaces all tiers, an empty one removes them, and a null or absent one leaves them",
  contract: ["saveResource 200", "getResource 200"],
  rules: {
    positive: ["tiers-replaced-whole"],
    contrast: ["tiers-replaced-whole", "tiers-start-at-zero", "put-creates-or-updates"],
  },
  does: "creates",
  since: "1.0",
  source: ["notes-tiers", "notes-tiers-example", "choice-empty-tiers"],
  async run({ as, check, unique }) {
    const manage = as("manage");
    const rule = { rule: "tiers-replaced-whole" } as const;
    const key = unique("article");
    await create(manage, key, { PricingModel: "ViewTiered", ResourcePricingTiers: four });
    const inOrder = [...four].sort((a, b) => a.Tier - b.Tier);
    const first = (await readResource(manage, key)).is(200);
    check("in order of tier", rule, first.body.ResourcePricingTiers, inOrder);

    for (const left of [{}, { ResourcePricingTiers: null }, { Title: "Night" }]) {
      const same = (await saveResource(manage, key, left)).is(200);
      check("they are left", rule, same.body.ResourcePricingTiers, inOrder);
    }
    const two = [
      { Tier: 0, Price: 0.1 },
      { Tier: 3, Price: 0.9 },
    ];
    const replaced = (await saveResource(manage, key, { ExternalKey: key, ResourcePricingTiers: two })).is(200);
    check("they are replaced", rule, replaced.body.ResourcePricingTiers, two);
    const none = (await saveResource(manage, key, { ResourcePricingTiers: [] })).is(200);
    check("they are removed", rule, none.body.ResourcePricingTiers, []);
    const read = (await readResource(manage, key)).is(200);
    check("a GET shows none", rule, read.body.ResourcePricingTiers, []);
  },
});
