import { aGroup, aReader, buy, publish, reasonFor, subscribe } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, everything } from "../sites.ts";

export default conformanceCase({
  title: "Subscriptions, purchases and quota grant nothing while the property has switched them off",
  contract: ["getResourceAccess 200"],
  rules: {
    positive: ["switched-off-ways-of-paying", "reasons-in-order"],
    contrast: ["switched-off-ways-of-paying", "quota-hit-grants", "purchase-grants", "subscription-grants"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "charges",
  since: "1.0",
  source: ["reason-property-switches"],
  async run(stage) {
    const { arrange, check, setUp } = stage;
    const rule = { rule: "switched-off-ways-of-paying" } as const;
    const site = await aSite(stage, everything);
    const key = await publish(site, "article");
    await aGroup(stage, site, "digital", { Price: 1 });
    const reader = await aReader(stage, site);
    await buy(stage, reader, key);
    await subscribe(stage, reader, "digital");
    const turn = async (switches: Parameters<typeof arrange.changeProperty>[0]) => {
      await setUp(() => arrange.changeProperty({ Key: site.Key, ...switches }));
      return reasonFor(site, key, reader);
    };

    check("with everything on", rule, await reasonFor(site, key, reader), "Subscription");
    check("without subscriptions", rule, await turn({ EnableSubscriptions: false }), "Purchase");
    check("without purchases too", rule, await turn({ EnableSinglePurchases: false }), "Quota");
    check("without a quota too", rule, await turn({ EnableQuota: false }), "Deny");
    check("with purchases again", rule, await turn({ EnableSinglePurchases: true }), "Purchase");
    check("with subscriptions again", rule, await turn({ EnableSubscriptions: true }), "Subscription");
  },
});
