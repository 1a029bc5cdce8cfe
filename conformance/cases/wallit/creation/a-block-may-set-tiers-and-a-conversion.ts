import { ask, readResource } from "../arrange.ts";
import { aSiteWithPages, block, withPages } from "../pages.ts";
import { conformanceCase } from "../service.ts";

const tiers =
  "<PricingModel>ViewTiered</PricingModel><ResourcePricingTiers>" +
  "<ResourcePricingTier><Tier>0</Tier><Price>0.00</Price></ResourcePricingTier>" +
  "<ResourcePricingTier><Tier>10</Tier><Price>0.25</Price></ResourcePricingTier></ResourcePricingTiers>";
const conversion =
  "<PricingModel>TargetConversion</PricingModel><Price>0.5</Price><TargetConversionRate>0.2</TargetConversionRate>" +
  "<TargetConversionPriceFloor>0.1</TargetConversionPriceFloor>" +
  "<TargetConversionHitsPerRecalculationPeriod>100</TargetConversionHitsPerRecalculationPeriod>";

export default conformanceCase({
  title: "A block may set tiers, or the figures of a target conversion",
  contract: ["getResourceAccess 200", "getResource 200"],
  rules: { positive: ["dynamic-creation-reads-the-block"], contrast: ["dynamic-creation-inherits"] },
  needs: { capabilities: withPages },
  does: "creates",
  since: "1.0",
  source: ["dynamic-creation-page"],
  async run(stage) {
    const rule = { rule: "dynamic-creation-reads-the-block" } as const;
    const { site, shows, ResourceURL } = await aSiteWithPages(stage);

    shows({ blocks: [block(tiers)] });
    (await ask(site.access, "tiered", { ResourceURL })).is(200).has({ AccessReason: "Free" }, rule);
    const ResourcePricingTiers = [
      { Tier: 0, Price: 0 },
      { Tier: 10, Price: 0.25 },
    ];
    const tiered = (await readResource(site.manage, "tiered")).is(200);
    tiered.has({ PricingModel: "ViewTiered", ResourcePricingTiers }, rule);

    shows({ blocks: [block(conversion)] });
    (await ask(site.access, "converted", { ResourceURL })).is(200).has({ AccessReason: "Deny" }, rule);
    const converted = (await readResource(site.manage, "converted")).is(200);
    converted.has({ PricingModel: "TargetConversion", Price: 0.5, TargetConversionRate: 0.2 }, rule);
    converted.has({ TargetConversionPriceFloor: 0.1, TargetConversionHitsPerRecalculationPeriod: 100 }, rule);
  },
});
