import { ampPage } from "../amp.ts";
import { publish } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, purchasesOnly } from "../sites.ts";

export default conformanceCase({
  title: "A view of an AMP page is counted by each pingback once, and by no authorization",
  contract: ["authorizeAmpReader 200", "pingbackAmpReader 200"],
  rules: {
    positive: ["amp-hit-counted-by-pingback", "tiers-set-the-price"],
    contrast: ["amp-hit-counted-by-pingback", "free-resource-granted"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["choice-amp-hit", "choice-tier-base"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "amp-hit-counted-by-pingback" } as const;
    const site = await aSite(stage, purchasesOnly);
    const URL = "https://news.example/viewed";
    const ResourcePricingTiers = [
      { Tier: 0, Price: 0 },
      { Tier: 2, Price: 0.3 },
    ];
    await publish(site, "viewed", { PricingModel: "ViewTiered", ResourcePricingTiers, URL });
    const amp = ampPage(stage, site, "amp-reader");
    const reason = async () => (await amp.authorize(URL)).is(200).body.accessReason;

    check("never seen", rule, [await reason(), await reason(), await reason()], ["Free", "Free", "Free"]);
    (await amp.pingback(URL)).is(200).has({ accessReason: "Free" }, rule);
    check("seen once", rule, await reason(), "Free");
    (await amp.pingback(URL)).is(200).has({ accessReason: "Free" }, rule);
    check("seen twice", rule, await reason(), "Deny");
  },
});
