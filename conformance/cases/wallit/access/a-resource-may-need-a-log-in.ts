import { aReader, ask, publish } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, everything } from "../sites.ts";

export default conformanceCase({
  title: "A resource of model AuthenticationRequired sends strangers to log in, and is free to whoever has",
  contract: ["getResourceAccess 200"],
  rules: {
    positive: ["authentication-required-needs-login", "denial-names-the-way-in"],
    contrast: ["authentication-required-needs-login", "quota-hit-grants", "denial-names-the-way-in"],
  },
  needs: { capabilities: ["panel", "clock"] },
  settings: { "quota-for": "everybody" },
  does: "creates",
  since: "1.0",
  source: ["reason-model-names", "choice-reason-after-login", "reason-action-of-denial"],
  async run(stage) {
    const rule = { rule: "authentication-required-needs-login" } as const;
    const site = await aSite(stage, everything);
    const key = await publish(site, "members", { PricingModel: "AuthenticationRequired" });

    const denied = (await ask(site.access, key)).is(200);
    denied.has({ AccessReason: "Deny", AccessAction: "Authenticate", AccessActionURL: /\?/ }, rule);
    denied.has({ IsAnonymousUser: true, Quota: { HitCount: 0, IsMet: false } }, rule);
    const { UserToken } = denied.body;
    const again = (await ask(site.access, key, { UserToken })).is(200);
    again.has({ AccessReason: "Deny", AccessAction: "Authenticate" }, rule);

    const reader = await aReader(stage, site);
    const granted = (await ask(site.access, key, { UserToken: reader.UserToken })).is(200);
    granted.has({ AccessReason: "Free", AccessAction: "Grant", AccessActionURL: "", IsAnonymousUser: false }, rule);
    granted.has({ Quota: { HitCount: 0 } }, rule);
  },
});
