import { aReader, ask, buy, publish } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, purchasesOnly } from "../sites.ts";

const conversion = {
  PricingModel: "TargetConversion",
  Price: 1,
  TargetConversionPriceFloor: 0.85,
  TargetConversionHitsPerRecalculationPeriod: 4,
} as const;

export default conformanceCase({
  title:
    "Under TargetConversion the price falls by a tenth after a period of too few sales, to the floor, and rises after one of many",
  contract: ["getResourceAccess 200"],
  rules: {
    positive: ["target-conversion-moves-the-price"],
    contrast: ["target-conversion-moves-the-price", "purchase-paid-from-wallet"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "charges",
  since: "1.0",
  source: [
    "choice-price-of-purchase",
    "resource-put-conversion-rate",
    "resource-put-conversion-floor",
    "resource-put-conversion-hits",
    "client-pricing-forms",
  ],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "target-conversion-moves-the-price" } as const;
    const site = await aSite(stage, purchasesOnly);
    const dear = await publish(site, "dear", { ...conversion, TargetConversionRate: 0.5 });
    const cheap = await publish(site, "cheap", { ...conversion, TargetConversionRate: 0.1 });
    const fixed = await publish(site, "fixed", { ...conversion, PricingModel: "FixedPrice" });
    const low = await publish(site, "low", { ...conversion, Price: 0.5, TargetConversionRate: 0.1 });
    const price = async (key: string) => (await buy(stage, await aReader(stage, site), key)).Price;
    const hits = async (key: string, count: number) => {
      for (let hit = 0; hit < count; hit += 1) (await ask(site.access, key)).is(200).has({ AccessReason: "Deny" });
    };

    await hits(dear, 3);
    check("it stays before the period is over", rule, await price(dear), 1);
    await hits(dear, 1);
    check("one of four is less than half: it falls", rule, await price(dear), 0.9);
    await hits(dear, 4);
    check("it falls to the floor and no further", rule, await price(dear), 0.85);
    await hits(dear, 4);
    check("and stays there", rule, await price(dear), 0.85);

    check("the price at first", rule, await price(cheap), 1);
    await hits(cheap, 4);
    check("one of four is more than a tenth: it rises", rule, await price(cheap), 1.1);

    check("a price below the floor is the floor", rule, await price(low), 0.85);

    await hits(fixed, 8);
    check("a fixed price does not move", rule, await price(fixed), 1);
  },
});
