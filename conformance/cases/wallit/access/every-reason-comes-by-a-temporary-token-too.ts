import { aGroup, aReader, buy, publish, redeem, subscribe, temporaryToken } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, everything } from "../sites.ts";

export default conformanceCase({
  title: "The decision for a reader who comes with a temporary token is the one that the user token would bring",
  contract: ["getResourceAccessByTemporaryUserToken 200"],
  rules: {
    positive: [
      "temporary-token-restores-user",
      "quota-hit-grants",
      "purchase-grants",
      "subscription-grants",
      "property-user-reads-everything",
      "ad-supported-needs-no-blocker",
      "quota-met-denies",
    ],
    contrast: ["spider-reads-everything", "free-resource-granted"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "charges",
  since: "1.0",
  source: ["temporary-purpose", "temporary-answer", "temporary-token", "access-reasons"],
  async run(stage) {
    const { arrange, check, setUp } = stage;
    const site = await aSite(stage, { ...everything, Quota: 1 });
    for (const key of ["bought", "hit", "advertised", "other"]) await publish(site, key);
    await publish(site, "free", { PricingModel: "Free" });
    await publish(site, "subscribed", { PricingModel: "SubscriptionOnly" });
    await setUp(() => arrange.setAdSupported({ Key: site.Key, ResourceKey: "advertised", IsAdSupported: true }));
    await aGroup(stage, site, "digital", { Price: 1 });
    const [reader, subscriber, guest] = [
      await aReader(stage, site),
      await aReader(stage, site),
      await aReader(stage, site),
    ];
    await buy(stage, reader, "bought");
    await subscribe(stage, subscriber, "digital");
    await setUp(() => arrange.addPropertyUser({ ApplicationUserID: guest.ApplicationUserID, Role: "Guest" }));

    for (const [ResourceKey, who, reason] of [
      ["nothing", reader, "UnknownResource"],
      ["free", reader, "Free"],
      ["bought", reader, "Purchase"],
      ["advertised", reader, "AdSupported"],
      ["hit", reader, "Quota"],
      ["other", reader, "Deny"],
      ["subscribed", subscriber, "Subscription"],
      ["subscribed", guest, "PropertyUser"],
    ] as const) {
      const answer = (await redeem(site.access, await temporaryToken(stage, who), { ResourceKey })).is(200);
      check(`${ResourceKey} is ${reason}`, { rule: "temporary-token-restores-user" }, answer.body.AccessReason, reason);
      answer.has({ AccessAction: reason === "Deny" ? "Purchase" : "Grant", IsAnonymousUser: false });
    }
  },
});
