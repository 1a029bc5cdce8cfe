import { aGroup, aReader, ask, buy, publish, subscribe } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, everything } from "../sites.ts";

export default conformanceCase({
  title: "What is free, bought, subscribed to, ad-supported or unmanaged leaves the quota untouched",
  contract: ["getResourceAccess 200"],
  rules: {
    positive: ["free-resource-granted", "purchase-grants"],
    contrast: ["quota-hit-grants", "quota-counts-distinct-resources"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "charges",
  since: "1.0",
  source: ["quota-meaning", "choice-order-of-reasons"],
  async run(stage) {
    const { arrange, setUp } = stage;
    const rule = { rule: "quota-hit-grants" } as const;
    const site = await aSite(stage, everything);
    await publish(site, "free", { PricingModel: "Free" });
    for (const key of ["bought", "advertised", "other"]) await publish(site, key);
    await setUp(() => arrange.setAdSupported({ Key: site.Key, ResourceKey: "advertised", IsAdSupported: true }));
    const reader = await aReader(stage, site);
    await buy(stage, reader, "bought");

    for (const [key, AccessReason] of [
      ["free", "Free"],
      ["bought", "Purchase"],
      ["advertised", "AdSupported"],
      ["nothing", "UnknownResource"],
    ] as const) {
      const answer = (await ask(site.access, key, reader)).is(200);
      answer.has({ AccessReason, Quota: { IsEnabled: true, HitCount: 0, AllowedHits: 3, IsMet: false } }, rule);
    }
    (await ask(site.access, "other", reader)).is(200).has({ AccessReason: "Quota", Quota: { HitCount: 1 } }, rule);

    await aGroup(stage, site, "digital", { Price: 1 });
    await subscribe(stage, reader, "digital");
    const subscribed = (await ask(site.access, "other", reader)).is(200);
    subscribed.has({ AccessReason: "Subscription", Quota: { HitCount: 1 } }, rule);
  },
});
