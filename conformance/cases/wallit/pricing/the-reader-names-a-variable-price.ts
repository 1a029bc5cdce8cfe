import { aReader, ask, buy, isRefused, publish } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, purchasesOnly } from "../sites.ts";

export default conformanceCase({
  title: "Under VariablePrice the reader pays what he names, at least the price; under a fixed one the price alone",
  contract: ["getResourceAccess 200"],
  rules: {
    positive: ["variable-price-named-by-reader", "purchase-grants"],
    contrast: ["variable-price-named-by-reader", "purchase-grants"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "charges",
  since: "1.0",
  source: ["choice-price-of-purchase", "reason-model-names"],
  async run(stage) {
    const { arrange, check } = stage;
    const rule = { rule: "variable-price-named-by-reader" } as const;
    const site = await aSite(stage, purchasesOnly);
    const key = await publish(site, "variable", { PricingModel: "VariablePrice", Price: 0.5 });
    const fixed = await publish(site, "fixed", { PricingModel: "FixedPrice", Price: 0.5 });
    const [generous, exact, mean] = [
      await aReader(stage, site),
      await aReader(stage, site),
      await aReader(stage, site),
    ];

    const { ApplicationUserID } = mean;
    const less = arrange.purchaseResource({ ApplicationUserID, ResourceKey: key, Amount: 0.49 });
    check("less than the price is refused", rule, await isRefused(less), true);
    (await ask(site.access, key, mean)).is(200).has({ AccessReason: "Deny", WalletBalance: 10 }, rule);

    const paid = await buy(stage, generous, key, 2.75);
    check("what he names is paid", rule, [paid.Price, paid.WalletBalance], [2.75, 7.25]);
    (await ask(site.access, key, generous)).is(200).has({ AccessReason: "Purchase", WalletBalance: 7.25 }, rule);
    check("the price itself will do", rule, (await buy(stage, exact, key, 0.5)).Price, 0.5);

    const { Price } = await buy(stage, exact, fixed);
    check("a fixed price is the price", rule, Price, 0.5);
  },
});
