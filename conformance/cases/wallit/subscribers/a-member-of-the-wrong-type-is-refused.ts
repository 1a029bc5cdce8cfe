import { aGroup, invalid } from "../arrange.ts";
import { conformanceCase, ownKey } from "../service.ts";
import { aSite } from "../sites.ts";
import { saveSubscriber } from "../subscribers.ts";

const date = "2030-01-01T00:00:00Z";
const wrong: Readonly<Record<string, readonly unknown[]>> = {
  SubscriberKey: [true, [], 1.5],
  MaximumLinkedUsers: ["two", -1, 1.5, "-1", true, 1_000_000_000, "1234567890"],
  ValidationFields: [
    {},
    "none",
    [7],
    [{ Name: "A" }],
    [{ Value: "B" }],
    [{ Name: 7, Value: "B" }],
    [{ Name: "A", Value: true }],
  ],
  EligibleSubscriptions: [
    {},
    "none",
    [7],
    [{ SubscriptionGroupKey: "ours" }],
    [{ EligibilityEndDate: date }],
    [{ SubscriptionGroupKey: true, EligibilityEndDate: date }],
    [{ SubscriptionGroupKey: "ours", EligibilityEndDate: 7 }],
  ],
  AutomaticSubscriptions: [
    {},
    "none",
    [7],
    [{ SubscriptionGroupKey: "ours" }],
    [{ ExpirationDate: date }],
    [{ SubscriptionGroupKey: true, ExpirationDate: date }],
    [{ SubscriptionGroupKey: "ours", ExpirationDate: 7 }],
  ],
};

export default conformanceCase({
  title: "A subscriber's member of the wrong type, and a date that does not exist, are refused and change nothing",
  contract: ["saveExternalSubscriber 400"],
  rules: {
    positive: ["members-of-their-type", "dates-readable"],
    contrast: ["subscriber-put-creates-or-updates", "subscriber-groups-known"],
  },
  needs: { capabilities: ["panel", "clock"] },
  settings: { "subscriber-put-left-out": "kept" },
  does: "creates",
  since: "1.0",
  source: [
    "subscriber-put-validation",
    "subscriber-put-eligible",
    "subscriber-put-automatic",
    "choice-validation-errors",
  ],
  sends: "invalid",
  async run(stage) {
    const { check } = stage;
    const site = await aSite(stage);
    await aGroup(stage, site, "ours");
    const before = (await saveSubscriber(site.manage, "P-1", { MaximumLinkedUsers: 2 })).is(200).body;
    const path = { apiKey: ownKey, subscriberKey: "P-1" };

    for (const [name, values] of Object.entries(wrong)) {
      for (const value of values) {
        const body = { SubscriberKey: "P-1", MaximumLinkedUsers: 9, [name]: value };
        const refused = await site.manage.callInvalid("saveExternalSubscriber", { path, body });
        refused.is(400, invalid, { rule: "members-of-their-type" });
      }
    }
    for (const body of [[], "P-1", 7]) {
      const refused = await site.manage.callInvalid("saveExternalSubscriber", { path, body });
      refused.is(400, invalid, { rule: "members-of-their-type" });
    }
    for (const never of ["soon", "2027-02-29T00:00:00Z", ""]) {
      const eligible = { EligibleSubscriptions: [{ SubscriptionGroupKey: "ours", EligibilityEndDate: never }] };
      (await saveSubscriber(site.manage, "P-1", eligible)).is(400, invalid, { rule: "dates-readable" });
      const automatic = { AutomaticSubscriptions: [{ SubscriptionGroupKey: "ours", ExpirationDate: never }] };
      (await saveSubscriber(site.manage, "P-1", automatic)).is(400, invalid, { rule: "dates-readable" });
    }
    const after = (await saveSubscriber(site.manage, "P-1", {})).is(200);
    check("nothing has changed", { rule: "members-of-their-type" }, after.body, before);
  },
});
