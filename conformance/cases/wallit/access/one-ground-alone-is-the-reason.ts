import { aGroup, aReader, buy, publish, reasonFor, subscribe } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, everything } from "../sites.ts";

export default conformanceCase({
  title: "A ground that comes late in the order is the reason where it is the only one",
  contract: ["getResourceAccess 200"],
  rules: {
    positive: ["quota-hit-grants", "purchase-grants", "subscription-grants", "ad-supported-needs-no-blocker"],
    contrast: ["reasons-in-order"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "charges",
  since: "1.0",
  source: ["choice-order-of-reasons", "access-reasons"],
  async run(stage) {
    const { arrange, check, setUp } = stage;
    const rule = { rule: "reasons-in-order" } as const;
    const site = await aSite(stage, { ...everything, Quota: 1 });
    const bought = await publish(site, "bought");
    const hit = await publish(site, "hit");
    const advertised = await publish(site, "advertised");
    const subscribed = await publish(site, "subscribed");
    await setUp(() => arrange.setAdSupported({ Key: site.Key, ResourceKey: advertised, IsAdSupported: true }));
    const [buyer, subscriber, stranger] = [
      await aReader(stage, site),
      await aReader(stage, site),
      await aReader(stage, site),
    ];
    await buy(stage, buyer, bought);
    await aGroup(stage, site, "digital", { Price: 1 });
    await subscribe(stage, subscriber, "digital");

    check("a purchase", rule, await reasonFor(site, bought, buyer), "Purchase");
    check("a subscription", rule, await reasonFor(site, subscribed, subscriber), "Subscription");
    check("advertisements", rule, await reasonFor(site, advertised, stranger), "AdSupported");
    check("a free hit", rule, await reasonFor(site, hit, stranger), "Quota");
    check("nothing", rule, await reasonFor(site, subscribed, stranger), "Deny");
  },
});
