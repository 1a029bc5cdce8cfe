import { aGroup } from "../arrange.ts";
import { conformanceCase, ownKey } from "../service.ts";
import { aSite } from "../sites.ts";
import { later, saveSubscriber } from "../subscribers.ts";

export default conformanceCase({
  title: "A maximum as text, a field's value and a group's key as numbers, and a form instead of JSON are taken",
  contract: ["saveExternalSubscriber 200"],
  rules: {
    positive: ["loose-types-accepted"],
    contrast: ["members-of-their-type", "subscriber-groups-known", "signature-form-body-accepted"],
  },
  needs: { capabilities: ["panel", "clock"] },
  settings: { "subscriber-put-left-out": "kept" },
  does: "creates",
  since: "1.0",
  source: ["subscriber-put-maximum", "subscriber-put-key", "external-subscribers-page", "reason-form-fields"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "loose-types-accepted" } as const;
    const site = await aSite(stage);
    await aGroup(stage, site, "7");
    const loose = {
      MaximumLinkedUsers: "3",
      ValidationFields: [{ Name: "PostalCode", Value: 24103 }],
      AutomaticSubscriptions: [{ SubscriptionGroupKey: 7, ExpirationDate: later }],
    };
    const strict = {
      SubscriberKey: "P-1",
      MaximumLinkedUsers: 3,
      ValidationFields: [{ Name: "PostalCode", Value: "24103" }],
      EligibleSubscriptions: [],
      AutomaticSubscriptions: [{ SubscriptionGroupKey: "7", ExpirationDate: later }],
    };
    const saved = (await saveSubscriber(site.manage, "P-1", loose)).is(200);
    check("figures and texts", rule, saved.body, strict);

    const path = { apiKey: ownKey, subscriberKey: "P-1" };
    const body = { SubscriberKey: "P-1", MaximumLinkedUsers: "4" };
    const form = (await site.manage.call("saveExternalSubscriber", { path, body, as: "form" })).is(200);
    check("a form", rule, form.body, { ...strict, MaximumLinkedUsers: 4 });
  },
});
