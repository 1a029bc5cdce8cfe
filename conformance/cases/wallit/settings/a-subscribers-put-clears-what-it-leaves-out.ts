import { aGroup, aReader } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";
import { later, link, linkedUsers, saveSubscriber } from "../subscribers.ts";

export default conformanceCase({
  title: "Where the setting says so, a PUT of a subscriber clears what it leaves out, and unlinks nobody",
  contract: ["saveExternalSubscriber 200", "getLinkedUsers 200"],
  rules: {
    positive: ["subscriber-put-creates-or-updates"],
    contrast: ["subscriber-put-creates-or-updates", "automatic-subscriptions-granted"],
  },
  needs: { capabilities: ["panel", "clock"] },
  settings: { "subscriber-put-left-out": "cleared" },
  does: "creates",
  since: "1.0",
  source: ["choice-subscriber-put-left-out"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "subscriber-put-creates-or-updates" } as const;
    const site = await aSite(stage);
    await aGroup(stage, site, "digital");
    const ValidationFields = [{ Name: "Number", Value: "1" }];
    const AutomaticSubscriptions = [{ SubscriptionGroupKey: "digital", ExpirationDate: later }];
    const whole = { ValidationFields, AutomaticSubscriptions };
    (await saveSubscriber(site.manage, "P-1", whole)).is(200).has(whole, rule);
    const { ApplicationUserID } = await aReader(stage, site);
    await link(stage, { SubscriberKey: "P-1", ApplicationUserID, ValidationFields });

    const cleared = (await saveSubscriber(site.manage, "P-1", { ValidationFields })).is(200);
    cleared.has(
      { SubscriberKey: "P-1", ValidationFields, EligibleSubscriptions: [], AutomaticSubscriptions: [] },
      rule,
    );
    const users = (await linkedUsers(site.manage, "P-1")).is(200);
    check("still linked, with nothing", rule, users.body, {
      SubscriberKey: "P-1",
      Users: [{ ApplicationUserID, DemographicFields: [], Subscriptions: [] }],
    });
  },
});
