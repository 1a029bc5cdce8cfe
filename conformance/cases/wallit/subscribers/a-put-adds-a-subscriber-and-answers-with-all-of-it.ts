import { aGroup } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";
import { later, linkedUsers, saveSubscriber } from "../subscribers.ts";

export default conformanceCase({
  title: "A PUT adds a subscriber and answers with all of it, dates as they were sent, and nobody is linked to it",
  contract: ["saveExternalSubscriber 200", "getLinkedUsers 200"],
  rules: {
    positive: ["subscriber-put-creates-or-updates", "success-is-always-200"],
    contrast: ["subscriber-known", "subscriber-key-needed", "subscriber-groups-known"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: [
    "subscriber-put-purpose",
    "subscriber-put-answer",
    "subscriber-put-api-key",
    "subscriber-put-path-key",
    "subscriber-put-key",
    "subscriber-put-validation",
    "subscriber-put-eligible",
    "subscriber-put-automatic",
    "external-subscribers-page",
  ],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "subscriber-put-creates-or-updates" } as const;
    const site = await aSite(stage);
    await aGroup(stage, site, "weekend");
    await aGroup(stage, site, "digital");
    const whole = {
      SubscriberKey: "P-1001",
      MaximumLinkedUsers: 2,
      ValidationFields: [
        { Name: "SubscriptionNumber", Value: "40017" },
        { Name: "PostalCode", Value: "24103" },
      ],
      EligibleSubscriptions: [{ SubscriptionGroupKey: "weekend", EligibilityEndDate: "2030-06-30T23:00:00+01:00" }],
      AutomaticSubscriptions: [{ SubscriptionGroupKey: "digital", ExpirationDate: later }],
    };

    const added = (await saveSubscriber(site.manage, "P-1001", whole)).is(200);
    check("the whole subscriber", rule, added.body, whole);
    const bare = (await saveSubscriber(site.manage, "P/1002", {})).is(200);
    check("nothing said, nothing there", rule, bare.body, {
      SubscriberKey: "P/1002",
      MaximumLinkedUsers: null,
      ValidationFields: [],
      EligibleSubscriptions: [],
      AutomaticSubscriptions: [],
    });
    for (const SubscriberKey of ["P-1001", "P/1002"]) {
      const linked = (await linkedUsers(site.manage, SubscriberKey)).is(200);
      check("nobody is linked", rule, linked.body, { SubscriberKey, Users: [] });
    }
  },
});
