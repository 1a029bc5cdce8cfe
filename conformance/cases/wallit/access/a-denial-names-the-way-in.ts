import { ask, publish } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, purchasesOnly } from "../sites.ts";

export default conformanceCase({
  title: "A denial says Authenticate where logging in would do, and Purchase where it would not",
  contract: ["getResourceAccess 200"],
  rules: {
    positive: ["denial-names-the-way-in"],
    contrast: ["denial-names-the-way-in", "authentication-required-needs-login", "free-resource-may-need-login"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["reason-action-of-denial", "choice-denied-action"],
  async run(stage) {
    const rule = { rule: "denial-names-the-way-in" } as const;
    const site = await aSite(stage, { ...purchasesOnly, FreeResourcesRequireAuthentication: true });
    const ways = [
      ["Free", "Authenticate"],
      ["AuthenticationRequired", "Authenticate"],
      ["FixedPrice", "Purchase"],
      ["VariablePrice", "Purchase"],
      ["TargetConversion", "Purchase"],
      ["SubscriptionOnly", "Purchase"],
    ] as const;

    for (const [PricingModel, AccessAction] of ways) {
      const conversion = { TargetConversionRate: 0.2, TargetConversionPriceFloor: 0.1 };
      const key = await publish(site, PricingModel, { PricingModel, Price: 1, ...conversion });
      const answer = (await ask(site.access, key)).is(200);
      answer.has({ AccessReason: "Deny", AccessAction, AccessActionURL: /\?/ }, rule);
    }
  },
});
