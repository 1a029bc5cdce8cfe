import { aGroup, aReader, ask, logInAgain, publish, subscribe } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "A subscription of two months grants until the same day two months on, and is over a minute later",
  contract: ["getResourceAccess 200"],
  rules: {
    positive: ["lapsed-subscription-only-reported", "subscription-grants"],
    contrast: ["lapsed-subscription-only-reported"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "charges",
  since: "1.0",
  source: ["choice-subscription-length", "subscription-meaning"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "lapsed-subscription-only-reported" } as const;
    const site = await aSite(stage, { EnableSubscriptions: true });
    const key = await publish(site, "article");
    await aGroup(stage, site, "digital", { Price: 4 });
    const reader = await aReader(stage, site);
    await site.advanceTo(new Date(Date.UTC(site.now().getUTCFullYear() + 1, 2, 10, 12)));
    const { ExpirationDate, WalletBalance } = await subscribe(stage, reader, "digital", 2);
    check("two months are paid", rule, WalletBalance, 2);
    const end = new Date(ExpirationDate);
    check("it ends on the tenth of May", rule, [end.getUTCMonth(), end.getUTCDate()], [4, 10]);

    await site.advanceTo(new Date(end.getTime() - 60_000));
    (await ask(site.access, key, await logInAgain(stage, reader))).is(200).has({ AccessReason: "Subscription" }, rule);
    await site.advanceTo(new Date(end.getTime() + 60_000));
    const over = await ask(site.access, key, await logInAgain(stage, reader));
    over.is(200).has({ AccessReason: "Deny", Subscription: { IsExpired: true, IsCurrent: false } }, rule);
  },
});
