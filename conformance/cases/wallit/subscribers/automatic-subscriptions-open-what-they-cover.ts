import { aGroup, aReader, ask, logInAgain, minutesFrom, publish, reasonFor } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";
import { link, saveSubscriber } from "../subscribers.ts";

export default conformanceCase({
  title: "A linked user reads by the subscriber's automatic subscription until it expires; who is not linked does not",
  contract: ["getResourceAccess 200"],
  rules: {
    positive: ["automatic-subscriptions-granted", "subscription-grants", "lapsed-subscription-only-reported"],
    contrast: ["automatic-subscriptions-granted", "eligible-subscriptions-purchasable"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["reason-linking", "subscriber-put-automatic"],
  async run(stage) {
    const { check, setUp } = stage;
    const rule = { rule: "automatic-subscriptions-granted" } as const;
    const site = await aSite(stage, { EnableSubscriptions: true });
    const key = await publish(site, "article");
    const { SubscriptionGroupID } = await aGroup(stage, site, "digital");
    await aGroup(stage, site, "weekend");
    const end = minutesFrom(site.now(), 3 * 24 * 60);
    const AutomaticSubscriptions = [{ SubscriptionGroupKey: "digital", ExpirationDate: end.toISOString() }];
    await setUp(async () => (await saveSubscriber(site.manage, "P-1", { AutomaticSubscriptions })).is(200));
    const EligibleSubscriptions = [{ SubscriptionGroupKey: "weekend", EligibilityEndDate: end.toISOString() }];
    await setUp(async () => (await saveSubscriber(site.manage, "P-2", { EligibleSubscriptions })).is(200));
    const [reader, stranger] = [await aReader(stage, site), await aReader(stage, site)];
    check("denied before the link", rule, await reasonFor(site, key, reader), "Deny");

    await link(stage, { SubscriberKey: "P-1", ApplicationUserID: reader.ApplicationUserID });
    await link(stage, { SubscriberKey: "P-2", ApplicationUserID: stranger.ApplicationUserID });
    const granted = (await ask(site.access, key, reader)).is(200);
    granted.has({ AccessReason: "Subscription", WalletBalance: 10 }, rule);
    granted.has({ Subscription: { IsCurrent: true, SubscriptionGroupID } }, rule);
    check("eligible is not automatic", rule, await reasonFor(site, key, stranger), "Deny");

    await site.advanceTo(minutesFrom(end, -1));
    check("until it expires", rule, await reasonFor(site, key, await logInAgain(stage, reader)), "Subscription");
    await site.advanceTo(minutesFrom(end, 1));
    const over = (await ask(site.access, key, await logInAgain(stage, reader))).is(200);
    over.has({ AccessReason: "Deny", Subscription: { IsExpired: true, IsCurrent: false } }, rule);
  },
});
