import { ask, publish } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, purchasesOnly } from "../sites.ts";

export default conformanceCase({
  title: "UseLegacyPaywall, in any spelling, changes the paywall's address alone, and the reader's address nothing",
  contract: ["getResourceAccess 200"],
  rules: { positive: ["denial-carries-action-address"], contrast: ["parameters-readable"] },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["access-legacy-paywall", "access-ip", "choice-legacy-paywall"],
  async run(stage) {
    const { check } = stage;
    const site = await aSite(stage, purchasesOnly);
    const key = await publish(site, "article");
    const first = (await ask(site.access, key)).is(200);
    const { UserToken } = first.body;
    const address = async (query: Parameters<typeof ask>[2]) => {
      const answer = (await ask(site.access, key, { ...query, UserToken })).is(200);
      answer.has({ AccessReason: "Deny", AccessAction: "Purchase", AccessActionURL: /\?/ });
      return answer.body.AccessActionURL.replace(/UserToken=[^&]*/, "UserToken=");
    };
    const named = { rule: "denial-carries-action-address" } as const;
    const usual = await address({});

    for (const UseLegacyPaywall of ["", "false", "False", "FALSE", "0"]) {
      check("the usual paywall", named, await address({ UseLegacyPaywall }), usual);
    }
    const legacy = await address({ UseLegacyPaywall: "true" });
    check("another address for the legacy paywall", named, legacy === usual, false);
    for (const UseLegacyPaywall of ["True", "TRUE", "1"]) {
      check("the legacy paywall", named, await address({ UseLegacyPaywall }), legacy);
    }
    for (const IP of ["192.0.2.17", "2001:db8::17", "", "nowhere"]) {
      check("the reader's address decides nothing", named, await address({ IP }), usual);
    }
  },
});
