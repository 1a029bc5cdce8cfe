import { aGroup, aReader, isRefused, minutesFrom, publish, reasonFor, subscribe } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";
import { callbackResult, link, linkedUsers, saveSubscriber } from "../subscribers.ts";

export default conformanceCase({
  title:
    "A group for eligible users alone is sold to a linked user whom the subscriber makes eligible, until that ends",
  contract: ["getCallbackResult 200", "getLinkedUsers 200"],
  rules: {
    positive: ["eligible-subscriptions-purchasable", "subscription-grants"],
    contrast: ["eligible-subscriptions-purchasable", "automatic-subscriptions-granted"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "charges",
  since: "1.0",
  source: ["reason-linking", "subscriber-put-eligible", "choice-linked-subscriptions"],
  async run(stage) {
    const { arrange, check, setUp } = stage;
    const rule = { rule: "eligible-subscriptions-purchasable" } as const;
    const site = await aSite(stage, { EnableSubscriptions: true });
    const key = await publish(site, "article");
    await aGroup(stage, site, "weekend", { Price: 1, ForEligibleOnly: true });
    await aGroup(stage, site, "open", { Price: 1 });
    const end = minutesFrom(site.now(), 60);
    const eligible = [{ SubscriptionGroupKey: "weekend", EligibilityEndDate: end.toISOString() }];
    for (const one of ["P-1", "P-2"])
      await setUp(async () => (await saveSubscriber(site.manage, one, { EligibleSubscriptions: eligible })).is(200));
    await setUp(async () => (await saveSubscriber(site.manage, "P-3", {})).is(200));
    const [bea, ada, ben] = [await aReader(stage, site), await aReader(stage, site), await aReader(stage, site)];
    const refuses = ({ ApplicationUserID }: typeof bea) =>
      isRefused(arrange.subscribe({ ApplicationUserID, SubscriptionGroupKey: "weekend" }));

    check("nobody makes her eligible", rule, await refuses(bea), true);
    await link(stage, { SubscriberKey: "P-3", ApplicationUserID: ben.ApplicationUserID });
    check("another subscriber does not", rule, await refuses(ben), true);
    for (const [who, SubscriberKey] of [
      [bea, "P-1"],
      [ada, "P-2"],
    ] as const)
      await link(stage, { SubscriberKey, ApplicationUserID: who.ApplicationUserID });
    const { CallbackTokens } = await subscribe(stage, bea, "weekend");
    check("she reads", rule, await reasonFor(site, key, bea), "Subscription");
    (await callbackResult(site.manage, CallbackTokens[0] ?? "")).is(200).has({ SubscriberKey: "P-1" }, rule);
    const [user] = (await linkedUsers(site.manage, "P-1")).is(200).body.Users;
    check("her subscription is shown", rule, user?.Subscriptions[0]?.SubscriptionKey, "weekend");
    check("an open group is anybody's", rule, (await subscribe(stage, ben, "open")).CallbackTokens, []);

    await site.advanceTo(minutesFrom(end, 1));
    check("eligibility has ended", rule, await refuses(ada), true);
  },
});
