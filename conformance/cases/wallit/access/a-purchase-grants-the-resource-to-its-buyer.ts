import { aReader, ask, buy, publish, reasonFor } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, purchasesOnly } from "../sites.ts";

export default conformanceCase({
  title: "Who bought a resource reads it, as often as he likes; nobody else does, and nothing else is his",
  contract: ["getResourceAccess 200"],
  rules: { positive: ["purchase-grants", "purchase-paid-from-wallet"], contrast: ["purchase-grants"] },
  needs: { capabilities: ["panel", "clock"] },
  does: "charges",
  since: "1.0",
  source: ["access-reasons", "wallet-overview"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "purchase-grants" } as const;
    const site = await aSite(stage, purchasesOnly);
    const [bought, other] = [await publish(site, "bought"), await publish(site, "other")];
    const [reader, stranger] = [await aReader(stage, site), await aReader(stage, site)];
    (await ask(site.access, bought, reader)).is(200).has({ AccessReason: "Deny", Purchase: { IsPurchased: false } });

    const { Price, WalletBalance } = await buy(stage, reader, bought);
    check(
      "the price is taken",
      { rule: "purchase-paid-from-wallet" },
      { Price, WalletBalance },
      {
        Price: 0.4,
        WalletBalance: 9.6,
      },
    );
    for (const time of ["first", "second"]) {
      const granted = (await ask(site.access, bought, reader)).is(200);
      granted.has({ AccessReason: "Purchase", AccessAction: "Grant", AccessActionURL: "" }, rule);
      granted.has({ Purchase: { IsPurchased: true }, WalletBalance: 9.6, IsNoCost: false }, rule);
      check(`the ${time} time costs nothing more`, rule, granted.body.WalletBalance, 9.6);
    }

    const elsewhere = (await ask(site.access, other, reader)).is(200);
    elsewhere.has({ AccessReason: "Deny", Purchase: { IsPurchased: false } }, rule);
    check("another reader is denied", rule, await reasonFor(site, bought, stranger), "Deny");
  },
});
