import { aGroup, aReader, around, ask, logInAgain, publish, subscribe } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "Of several subscriptions that run, the one that lasts longest is shown, whichever was bought first",
  contract: ["getResourceAccess 200"],
  rules: { positive: ["longest-subscription-shown"], contrast: ["longest-subscription-shown"] },
  needs: { capabilities: ["panel", "clock"] },
  does: "charges",
  since: "1.0",
  source: ["choice-longest-subscription", "subscription-meaning"],
  async run(stage) {
    const rule = { rule: "longest-subscription-shown" } as const;
    const site = await aSite(stage, { EnableSubscriptions: true });
    const key = await publish(site, "article");
    const digital = await aGroup(stage, site, "digital", { Price: 1 });
    const weekend = await aGroup(stage, site, "weekend", { Price: 1 });
    const shown = async (months: readonly (readonly ["digital" | "weekend", number])[]) => {
      const reader = await aReader(stage, site);
      const ends = new Map<string, string>();
      for (const [group, count] of months)
        ends.set(group, (await subscribe(stage, reader, group, count)).ExpirationDate);
      return { ends, answer: (await ask(site.access, key, await logInAgain(stage, reader))).is(200) };
    };

    for (const months of [
      [["digital", 1] as const, ["weekend", 3] as const],
      [["weekend", 3] as const, ["digital", 1] as const],
    ]) {
      const { ends, answer } = await shown(months);
      const ExpirationDate = around(new Date(ends.get("weekend") ?? ""));
      answer.has({ Subscription: { ExpirationDate, SubscriptionGroupID: weekend.SubscriptionGroupID } }, rule);
    }

    const { ends, answer } = await shown([["digital", 1]]);
    const ExpirationDate = around(new Date(ends.get("digital") ?? ""));
    answer.has({ Subscription: { ExpirationDate, SubscriptionGroupID: digital.SubscriptionGroupID } }, rule);
  },
});
