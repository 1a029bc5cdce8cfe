import { aGroup, aReader, around, ask, logInAgain, minutesFrom, publish, reasonFor, subscribe } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";

const days = 24 * 60;

export default conformanceCase({
  title: "Of several subscriptions the one that still runs grants and is shown, until the last has lapsed",
  contract: ["getResourceAccess 200"],
  rules: {
    positive: ["subscription-grants", "lapsed-subscription-only-reported"],
    contrast: ["lapsed-subscription-only-reported"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "charges",
  since: "1.0",
  source: ["choice-subscription-length", "subscription-meaning", "access-reasons"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "subscription-grants" } as const;
    const site = await aSite(stage, { EnableSubscriptions: true });
    const key = await publish(site, "article");
    await aGroup(stage, site, "digital", { Price: 1 });
    const { SubscriptionGroupID } = await aGroup(stage, site, "weekend", { Price: 1 });
    const [renewing, holding] = [await aReader(stage, site), await aReader(stage, site)];
    const granted = async (reader: typeof renewing) =>
      (await ask(site.access, key, await logInAgain(stage, reader))).is(200);

    const first = await subscribe(stage, renewing, "digital");
    await subscribe(stage, holding, "weekend", 2);
    await site.advanceTo(minutesFrom(site.now(), 10 * days));
    const second = await subscribe(stage, renewing, "digital");
    check("both are paid", rule, second.WalletBalance, 8);
    await subscribe(stage, holding, "digital");
    const [end, last] = [new Date(first.ExpirationDate), new Date(second.ExpirationDate)];
    check("the second ends later", rule, last > end, true);

    await site.advanceTo(minutesFrom(end, 1));
    const renewed = await granted(renewing);
    renewed.has({ AccessReason: "Subscription", Subscription: { IsCurrent: true, IsExpired: false } }, rule);
    renewed.has({ Subscription: { ExpirationDate: around(last) } }, rule);

    await site.advanceTo(minutesFrom(last, 1));
    check("the last has lapsed", rule, await reasonFor(site, key, await logInAgain(stage, renewing)), "Deny");
    const held = await granted(holding);
    held.has({ AccessReason: "Subscription", Subscription: { IsCurrent: true, SubscriptionGroupID } }, rule);
  },
});
