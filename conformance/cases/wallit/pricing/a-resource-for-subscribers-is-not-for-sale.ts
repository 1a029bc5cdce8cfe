import { aGroup, aReader, ask, buy, isRefused, publish, subscribe } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "A resource of model SubscriptionOnly cannot be bought, only subscribed to; another one can",
  contract: ["getResourceAccess 200"],
  rules: {
    positive: ["subscription-only-not-for-sale", "subscription-grants"],
    contrast: ["subscription-only-not-for-sale", "purchase-grants"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "charges",
  since: "1.0",
  source: ["reason-model-names", "choice-denied-action"],
  async run(stage) {
    const { arrange, check } = stage;
    const rule = { rule: "subscription-only-not-for-sale" } as const;
    const site = await aSite(stage, { EnableSinglePurchases: true, EnableSubscriptions: true });
    const key = await publish(site, "subscribers", { PricingModel: "SubscriptionOnly", Price: 1 });
    const single = await publish(site, "single", { PricingModel: "FixedPrice", Price: 1 });
    await aGroup(stage, site, "digital", { Price: 2 });
    const reader = await aReader(stage, site);
    const { ApplicationUserID } = reader;

    const denied = (await ask(site.access, key, reader)).is(200);
    denied.has({ AccessReason: "Deny", AccessAction: "Purchase", IsNoCost: false }, rule);
    const refused = await isRefused(arrange.purchaseResource({ ApplicationUserID, ResourceKey: key }));
    check("it is not for sale", rule, refused, true);
    (await ask(site.access, key, reader)).is(200).has({ AccessReason: "Deny", WalletBalance: 10 }, rule);

    check("another one is", rule, (await buy(stage, reader, single)).WalletBalance, 9);
    await subscribe(stage, reader, "digital");
    (await ask(site.access, key, reader)).is(200).has({ AccessReason: "Subscription", WalletBalance: 7 }, rule);
  },
});
