import { ask, publish } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, purchasesOnly } from "../sites.ts";

export default conformanceCase({
  title: "A resource of model Free, or at a price of 0.00, is granted as Free, and one at a cent is not",
  contract: ["getResourceAccess 200"],
  rules: {
    positive: ["free-resource-granted", "no-cost-flag", "denial-carries-action-address"],
    contrast: ["free-resource-granted", "no-cost-flag", "free-resource-may-need-login", "quota-hit-grants"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["access-reasons", "library-access-object", "resource-put-pricing-model", "resource-put-price"],
  async run(stage) {
    const site = await aSite(stage, purchasesOnly);
    const free = [
      await publish(site, "free", { PricingModel: "Free", Price: 3 }),
      await publish(site, "fixed", { PricingModel: "FixedPrice", Price: 0 }),
      await publish(site, "variable", { PricingModel: "VariablePrice", Price: "0.00" }),
    ];
    for (const key of free) {
      const answer = await ask(site.access, key);
      answer.is(200).has({ AccessReason: "Free", AccessAction: "Grant", AccessActionURL: "", IsNoCost: true });
      answer.has({ ResourceName: `About ${key}`, PropertyName: site.name }, { rule: "free-resource-granted" });
    }

    const cent = await publish(site, "cent", { PricingModel: "FixedPrice", Price: 0.01 });
    const denied = await ask(site.access, cent);
    denied.is(200).has({ AccessReason: "Deny", AccessAction: "Purchase", IsNoCost: false }, { rule: "no-cost-flag" });
    denied.has({ AccessActionURL: /^https?:\/\/[^?]+\?./ }, { rule: "denial-carries-action-address" });
  },
});
