import { aGroup, aPricingGroup, aReader, around, ask, publish, reasonFor, subscribe } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "A subscriber reads what the group covers, and nothing else; other readers do not",
  contract: ["getResourceAccess 200"],
  rules: {
    positive: ["subscription-grants"],
    contrast: ["subscription-grants", "lapsed-subscription-only-reported", "denial-carries-action-address"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "charges",
  since: "1.0",
  source: ["access-reasons", "subscription-meaning", "choice-subscription-length"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "subscription-grants" } as const;
    const site = await aSite(stage, { EnableSubscriptions: true, EnableSinglePurchases: true });
    const premium = await aPricingGroup(stage, site, { Name: "Premium", PricingModel: "FixedPrice", Price: 2 });
    const dear = await publish(site, "dear", { PricingGroup: { PricingGroupID: premium } });
    const other = await publish(site, "other");
    const { SubscriptionGroupID } = await aGroup(stage, site, "premium", { PricingGroupIDs: [premium] });
    const [reader, stranger] = [await aReader(stage, site), await aReader(stage, site)];
    const { ExpirationDate } = await subscribe(stage, reader, "premium");

    const granted = (await ask(site.access, dear, reader)).is(200);
    granted.has({ AccessReason: "Subscription", AccessAction: "Grant", AccessActionURL: "", IsNoCost: false }, rule);
    const Subscription = { IsCurrent: true, IsExpired: false, SubscriptionGroupID };
    granted.has({ Subscription, WalletBalance: 1, Purchase: { IsPurchased: false } }, rule);
    granted.has({ Subscription: { ExpirationDate: around(new Date(ExpirationDate)) } }, rule);

    const denied = (await ask(site.access, other, reader)).is(200);
    denied.has({ AccessReason: "Deny", Subscription: { IsCurrent: false, IsExpired: false } }, rule);
    check("another reader is denied", rule, await reasonFor(site, dear, stranger), "Deny");

    await aGroup(stage, site, "all", { Price: 1 });
    await subscribe(stage, reader, "all");
    check("a group without pricing groups covers all", rule, await reasonFor(site, other, reader), "Subscription");
  },
});
