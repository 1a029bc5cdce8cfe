import { invalid, notFound, publish, readResource, saveResource, unknownId } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "A pricing group that nobody has, or another property has, is refused on creation and change alike",
  contract: ["saveResource 400", "getResource 404"],
  rules: {
    positive: ["pricing-group-known", "resource-known"],
    contrast: ["pricing-group-known", "creation-needs-pricing-group"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["choice-validation-errors", "resource-put-pricing-group"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "pricing-group-known" } as const;
    const [site, other] = [await aSite(stage), await aSite(stage)];
    const key = await publish(site, "article");
    const before = (await readResource(site.manage, key)).is(200).body;

    for (const PricingGroupID of [unknownId, other.PricingGroupID, "Default"]) {
      const body = { Name: "Harbour", PricingGroup: { PricingGroupID } };
      (await saveResource(site.manage, "new", body)).is(400, invalid, rule);
      (await readResource(site.manage, "new")).is(404, notFound, { rule: "resource-known" });
      (await saveResource(site.manage, key, { ...body, Title: "Night" })).is(400, invalid, rule);
    }
    const after = (await readResource(site.manage, key)).is(200);
    check("nothing has changed", rule, after.body, before);

    const theirs = { Name: "Harbour", PricingGroup: { PricingGroupID: other.PricingGroupID } };
    (await saveResource(other.manage, "new", theirs)).is(200).has({ PricingGroup: theirs.PricingGroup });
    const ours = { PricingGroup: { PricingGroupID: site.PricingGroupID } };
    (await saveResource(site.manage, key, ours)).is(200).has({ PricingGroup: { PricingGroupID: site.PricingGroupID } });
  },
});
