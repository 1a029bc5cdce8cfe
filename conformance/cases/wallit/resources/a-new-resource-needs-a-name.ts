import { invalid, notFound, readResource, saveResource } from "../arrange.ts";
import { create, defaultGroup } from "../resources.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A new resource without a name is refused and not created, and a later PUT needs none",
  contract: ["saveResource 400", "getResource 404", "saveResource 200"],
  rules: {
    positive: ["creation-needs-name", "resource-known"],
    contrast: ["creation-needs-name", "put-creates-or-updates", "creation-needs-pricing-group"],
  },
  does: "creates",
  since: "1.0",
  source: ["resource-put-name", "choice-validation-errors", "client-error-message"],
  async run({ as, unique }) {
    const manage = as("manage");
    const key = unique("article");
    const { PricingGroupID } = await defaultGroup(manage);
    const PricingGroup = { PricingGroupID };

    for (const Name of [undefined, null, ""]) {
      const body = { PricingGroup, Title: "Night", ...(Name !== undefined && { Name }) };
      const refused = await saveResource(manage, key, body);
      refused.is(400, invalid, { rule: "creation-needs-name" }).has({ ModelState: { Name: [/./] } });
      refused.has({ ModelState: { PricingGroup: undefined } });
      (await readResource(manage, key)).is(404, notFound, { rule: "resource-known" });
    }

    await create(manage, key);
    (await saveResource(manage, key, { Title: "Night" })).is(200).has({ Name: "Harbour", Title: "Night" });
  },
});
