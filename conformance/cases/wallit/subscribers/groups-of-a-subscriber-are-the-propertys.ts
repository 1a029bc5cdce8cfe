import { aGroup, invalid, notFound } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";
import { later, linkedUsers, saveSubscriber } from "../subscribers.ts";

export default conformanceCase({
  title: "A subscriber that names a subscription group which the property does not have is refused and not kept",
  contract: ["saveExternalSubscriber 400", "getLinkedUsers 404", "saveExternalSubscriber 200"],
  rules: {
    positive: ["subscriber-groups-known", "subscriber-known"],
    contrast: ["subscriber-groups-known", "subscriber-put-creates-or-updates"],
  },
  needs: { capabilities: ["panel", "clock"] },
  settings: { "subscriber-put-left-out": "kept" },
  does: "creates",
  since: "1.0",
  source: ["choice-subscriber-groups", "subscriber-put-eligible", "subscriber-put-automatic"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "subscriber-groups-known" } as const;
    const [site, other] = [await aSite(stage), await aSite(stage)];
    await aGroup(stage, other, "theirs");
    const { SubscriptionGroupID } = await aGroup(stage, site, "ours");

    for (const SubscriptionGroupKey of ["theirs", "daily", SubscriptionGroupID, "OURS"]) {
      const eligible = { EligibleSubscriptions: [{ SubscriptionGroupKey, EligibilityEndDate: later }] };
      (await saveSubscriber(site.manage, "P-1", eligible)).is(400, invalid, rule);
      const automatic = { AutomaticSubscriptions: [{ SubscriptionGroupKey, ExpirationDate: later }] };
      (await saveSubscriber(site.manage, "P-1", automatic)).is(400, invalid, rule);
    }
    (await linkedUsers(site.manage, "P-1")).is(404, notFound, { rule: "subscriber-known" });

    const ours = { AutomaticSubscriptions: [{ SubscriptionGroupKey: "ours", ExpirationDate: later }] };
    (await saveSubscriber(site.manage, "P-1", ours)).is(200).has(ours);
    const wrong = { AutomaticSubscriptions: [{ SubscriptionGroupKey: "daily", ExpirationDate: later }] };
    (await saveSubscriber(site.manage, "P-1", { ...wrong, MaximumLinkedUsers: 9 })).is(400, invalid, rule);
    const kept = (await saveSubscriber(site.manage, "P-1", {})).is(200);
    check(
      "nothing has changed",
      rule,
      [kept.body.AutomaticSubscriptions, kept.body.MaximumLinkedUsers],
      [ours.AutomaticSubscriptions, null],
    );
  },
});
