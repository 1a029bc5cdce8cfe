import { invalid, notFound, readResource, saveResource } from "../arrange.ts";
import { create } from "../resources.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A new resource without a pricing group is refused and not created, and a later PUT needs none",
  contract: ["saveResource 400", "getResource 404", "saveResource 200"],
  rules: {
    positive: ["creation-needs-pricing-group", "creation-needs-name", "resource-known"],
    contrast: ["creation-needs-pricing-group", "put-creates-or-updates"],
  },
  does: "creates",
  since: "1.0",
  source: ["resource-put-pricing-group", "choice-validation-errors"],
  async run({ as, unique }) {
    const manage = as("manage");
    const key = unique("article");
    const rule = { rule: "creation-needs-pricing-group" } as const;

    for (const body of [{}, { PricingGroup: null }, { PricingGroup: {} }, { PricingGroup: { PricingGroupID: null } }]) {
      const refused = await saveResource(manage, key, { Name: "Harbour", ...body });
      refused.is(400, invalid, rule).has({ ModelState: { Name: undefined } });
      (await readResource(manage, key)).is(404, notFound, { rule: "resource-known" });
    }
    const nothing = await saveResource(manage, key, {});
    nothing.is(400, invalid, { rule: "creation-needs-name" }).has({ ModelState: { Name: [/./] } });

    const { PricingGroup } = await create(manage, key);
    const changed = (await saveResource(manage, key, { Name: "Quay" })).is(200);
    changed.has({ Name: "Quay", PricingGroup: { PricingGroupID: PricingGroup.PricingGroupID } });
  },
});
