import { ampPage } from "../amp.ts";
import { aReader, ask, publish } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, everything } from "../sites.ts";

export default conformanceCase({
  title: "Where the setting says so, only readers who are logged in have a quota, and strangers are denied",
  contract: ["getResourceAccess 200", "authorizeAmpReader 200"],
  rules: { positive: ["quota-hit-grants"], contrast: ["quota-hit-grants"] },
  needs: { capabilities: ["panel", "clock"] },
  settings: { "quota-for": "logged-in" },
  does: "creates",
  since: "1.0",
  source: ["choice-quota-for-anonymous"],
  async run(stage) {
    const rule = { rule: "quota-hit-grants" } as const;
    const site = await aSite(stage, everything);
    const URL = "https://news.example/article";
    const key = await publish(site, "article", { PricingModel: "FixedPrice", Price: 1, URL });
    const reader = await aReader(stage, site);

    const stranger = (await ask(site.access, key)).is(200);
    stranger.has({ AccessReason: "Deny", IsAnonymousUser: true, AccessActionURL: /\?/ }, rule);
    (await ask(site.access, key, { UserToken: stranger.body.UserToken })).is(200).has({ AccessReason: "Deny" }, rule);
    (await ampPage(stage, site, "amp-reader").authorize(URL)).is(200).has({ accessReason: "Deny" }, rule);

    const granted = (await ask(site.access, key, reader)).is(200);
    granted.has({ AccessReason: "Quota", AccessActionURL: "", Quota: { HitCount: 1, AllowedHits: 3 } }, rule);
  },
});
