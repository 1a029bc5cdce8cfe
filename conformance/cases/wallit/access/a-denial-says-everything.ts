import { around, ask, publish } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, purchasesOnly } from "../sites.ts";

export default conformanceCase({
  title: "A denial shows reader, resource, quota, subscription and purchase, and the address of the paywall",
  contract: ["getResourceAccess 200"],
  rules: {
    positive: ["denial-carries-action-address", "nested-objects-never-null", "quota-disabled-shape"],
    contrast: ["no-cost-flag", "purchase-grants"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["access-answer", "vendor-access-yaml", "client-access-object", "access-flow", "library-access-object"],
  async run(stage) {
    const { check } = stage;
    const site = await aSite(stage, { ...purchasesOnly, PaywallDisplayStyle: "RedirectAll" });
    const key = await publish(site, "article");
    const now = around(site.now());

    const answer = (await ask(site.access, key)).is(200);
    answer.has({
      PropertyName: site.name,
      ResourceName: "About article",
      PaywallDisplayStyle: "RedirectAll",
      UserName: "Anonymous User",
      FirstName: "",
      IsAnonymousUser: true,
      WalletBalance: 0,
      PictureURL: "",
      IsAdSupported: false,
      AdBlockerStatus: "Unknown",
      IsNoCost: false,
      Quota: { IsEnabled: false, HitCount: -1, AllowedHits: -1, PeriodStartDate: now, PeriodName: "", IsMet: true },
      Subscription: { IsExpired: false, ExpirationDate: now, IsCurrent: false, SubscriptionGroupID: "" },
      Purchase: { IsPurchased: false },
      AccessAction: "Purchase",
      AccessReason: "Deny",
    });

    const { AccessActionURL, UserToken } = answer.body;
    const named = { rule: "denial-carries-action-address" } as const;
    const query = new URLSearchParams(AccessActionURL.slice(AccessActionURL.indexOf("?")));
    const said = ["ApiKey", "ResourceKey", "UserToken", "SendTemporaryUserToken"].map((name) => query.get(name));
    said[0] = said[0]?.toLowerCase() ?? "";
    check("the address says who wants what", named, said, [site.keys.access.key.toLowerCase(), key, UserToken, "True"]);
  },
});
