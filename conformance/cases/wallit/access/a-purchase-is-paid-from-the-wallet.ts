import { aReader, ask, buy, isRefused, publish } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, purchasesOnly } from "../sites.ts";

export default conformanceCase({
  title: "A wallet that holds less than the price buys nothing and keeps what it holds; topped up it buys",
  contract: ["getResourceAccess 200"],
  rules: {
    positive: ["purchase-paid-from-wallet"],
    contrast: ["purchase-paid-from-wallet", "purchase-grants"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "charges",
  since: "1.0",
  source: ["wallet-overview", "choice-price-of-purchase", "library-access-object"],
  async run(stage) {
    const { arrange, check, setUp } = stage;
    const rule = { rule: "purchase-paid-from-wallet" } as const;
    const site = await aSite(stage, purchasesOnly);
    const key = await publish(site, "article", { PricingModel: "FixedPrice", Price: 1.5 });
    const reader = await aReader(stage, site, { WalletBalance: 1.49 });
    const { ApplicationUserID } = reader;

    const refused = await isRefused(arrange.purchaseResource({ ApplicationUserID, ResourceKey: key }));
    check("a cent too little buys nothing", rule, refused, true);
    const denied = (await ask(site.access, key, reader)).is(200);
    denied.has({ AccessReason: "Deny", WalletBalance: 1.49, Purchase: { IsPurchased: false } }, rule);

    await setUp(() => arrange.topUpWallet({ ApplicationUserID, Amount: 0.01 }));
    (await ask(site.access, key, reader)).is(200).has({ AccessReason: "Deny", WalletBalance: 1.5 }, rule);
    await buy(stage, reader, key);
    const granted = (await ask(site.access, key, reader)).is(200);
    granted.has({ AccessReason: "Purchase", WalletBalance: 0 }, rule);
  },
});
