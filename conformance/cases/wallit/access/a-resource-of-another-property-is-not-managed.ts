import { ask, publish, reasonFor } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, purchasesOnly } from "../sites.ts";

export default conformanceCase({
  title: "Each property has resources of its own, even of one key",
  contract: ["getResourceAccess 200"],
  rules: {
    positive: ["unmanaged-resource-is-public"],
    contrast: ["unmanaged-resource-is-public", "free-resource-granted"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["access-resource-key", "key-sets", "choice-end-users-of-property"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "unmanaged-resource-is-public" } as const;
    const [ours, theirs] = [await aSite(stage, purchasesOnly), await aSite(stage, purchasesOnly)];

    await publish(ours, "article");
    check("ours is managed", rule, await reasonFor(ours, "article"), "Deny");
    (await ask(theirs.access, "article")).is(200).has({ AccessReason: "UnknownResource", PropertyName: theirs.name });

    await publish(theirs, "article", { PricingModel: "Free" });
    (await ask(theirs.access, "article")).is(200).has({ AccessReason: "Free", PropertyName: theirs.name });
    (await ask(ours.access, "article")).is(200).has({ AccessReason: "Deny", PropertyName: ours.name });
  },
});
