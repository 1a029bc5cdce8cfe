import { aReader, ask, publish, reasonFor } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, everything } from "../sites.ts";

export default conformanceCase({
  title:
    "Where the property says so, a free resource is denied to strangers, who are sent to log in, and not to readers",
  contract: ["getResourceAccess 200"],
  rules: {
    positive: ["free-resource-may-need-login", "denial-names-the-way-in"],
    contrast: ["free-resource-may-need-login", "free-resource-granted", "quota-hit-grants"],
  },
  needs: { capabilities: ["panel", "clock"] },
  settings: { "quota-for": "everybody" },
  does: "creates",
  since: "1.0",
  source: ["reason-login-for-free", "reason-action-of-denial"],
  async run(stage) {
    const { arrange, check, setUp } = stage;
    const rule = { rule: "free-resource-may-need-login" } as const;
    const site = await aSite(stage, { ...everything, FreeResourcesRequireAuthentication: true });
    const key = await publish(site, "free", { PricingModel: "Free" });
    const gratis = await publish(site, "gratis", { PricingModel: "FixedPrice", Price: 0 });
    const { UserToken } = await aReader(stage, site);

    for (const one of [key, gratis]) {
      const denied = (await ask(site.access, one)).is(200);
      denied.has({ AccessReason: "Deny", AccessAction: "Authenticate", AccessActionURL: /\?/, IsNoCost: true }, rule);
      denied.has({ Quota: { HitCount: 0 } }, rule);
      check("a reader who is logged in reads it", rule, await reasonFor(site, one, { UserToken }), "Free");
    }
    check("what is not managed stays open", rule, await reasonFor(site, "nothing"), "UnknownResource");

    await setUp(() => arrange.changeProperty({ Key: site.Key, FreeResourcesRequireAuthentication: false }));
    check("a stranger reads it now", rule, await reasonFor(site, key), "Free");
  },
});
