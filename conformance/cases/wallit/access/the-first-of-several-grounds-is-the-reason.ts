import { aGroup, aReader, buy, publish, reasonFor, saveResource, subscribe } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, everything } from "../sites.ts";

export default conformanceCase({
  title: "Of all grounds at once the first is the reason, and as each falls away the next one is",
  contract: ["getResourceAccess 200"],
  rules: {
    positive: ["reasons-in-order"],
    contrast: ["quota-hit-grants", "purchase-lasts-its-expiration-period", "subscription-grants"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "charges",
  since: "1.0",
  source: ["choice-order-of-reasons"],
  async run(stage) {
    const { arrange, check, setUp } = stage;
    const site = await aSite(stage, everything);
    const key = await publish(site, "article", { Active: false, PricingModel: "Free" });
    const reader = await aReader(stage, site);
    const { ApplicationUserID } = reader;
    await aGroup(stage, site, "digital", { Price: 1 });
    const { SubscriptionID } = await subscribe(stage, reader, "digital");
    await setUp(() => arrange.addPropertyUser({ ApplicationUserID, Role: "Guest" }));
    await setUp(() => arrange.setAdSupported({ Key: site.Key, ResourceKey: key, IsAdSupported: true }));
    const expect = async (reason: string) =>
      check(`now it is ${reason}`, { rule: "reasons-in-order" }, await reasonFor(site, key, reader), reason);
    const price = {
      PricingModel: "FixedPrice",
      Price: 1,
      ExpirationPeriodUnit: "Days",
      ExpirationPeriodValue: 1,
    } as const;

    await expect("UnknownResource");
    (await saveResource(site.manage, key, { Active: true })).is(200);
    await expect("PropertyUser");
    await setUp(() => arrange.removePropertyUser({ ApplicationUserID }));
    await expect("Free");
    (await saveResource(site.manage, key, price)).is(200);
    await buy(stage, reader, key);
    await expect("Subscription");
    await setUp(() => arrange.letSubscriptionLapse({ SubscriptionID }));
    await expect("Purchase");
    await site.advance("P1DT1M");
    await expect("AdSupported");
    await setUp(() => arrange.setAdSupported({ Key: site.Key, ResourceKey: key, IsAdSupported: false }));
    await expect("Quota");
    await setUp(() => arrange.changeProperty({ Key: site.Key, EnableQuota: false }));
    await expect("Deny");
  },
});
