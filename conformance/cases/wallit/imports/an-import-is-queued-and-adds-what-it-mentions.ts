import { aGroup, aReader } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";
import { importSubscribers, later, link, linkedUsers, saveSubscriber } from "../subscribers.ts";

export default conformanceCase({
  title: "An import is queued at once, adds new subscribers, updates others by what it mentions and leaves the rest",
  contract: ["importExternalSubscribers 200", "getLinkedUsers 200", "saveExternalSubscriber 200"],
  rules: {
    positive: ["import-is-queued-and-incremental", "success-is-always-200"],
    contrast: ["import-is-queued-and-incremental", "import-needs-subscribers", "subscriber-put-creates-or-updates"],
  },
  needs: { capabilities: ["panel", "clock", "outbox"] },
  settings: { "subscriber-put-left-out": "kept" },
  does: "creates",
  since: "1.0",
  source: ["import-purpose", "import-answer", "import-api-key", "external-subscribers-page", "choice-import-lists"],
  async run(stage) {
    const { check, outbox, setUp } = stage;
    const rule = { rule: "import-is-queued-and-incremental" } as const;
    const site = await aSite(stage);
    for (const group of ["digital", "weekend"]) await aGroup(stage, site, group);
    const automatic = (SubscriptionGroupKey: string, ExpirationDate = later) => ({
      SubscriptionGroupKey,
      ExpirationDate,
    });
    const fields = [
      { Name: "PostalCode", Value: "24103" },
      { Name: "Number", Value: "1" },
    ];
    const known = { MaximumLinkedUsers: 2, ValidationFields: fields, AutomaticSubscriptions: [automatic("digital")] };
    for (const key of ["P-1", "P-2"]) await setUp(async () => (await saveSubscriber(site.manage, key, known)).is(200));
    const { ApplicationUserID } = await aReader(stage, site);
    await link(stage, { SubscriberKey: "P-1", ApplicationUserID, ValidationFields: fields });

    const earlier = "2029-01-01T00:00:00Z";
    const update = {
      SubscriberKey: "P-1",
      ValidationFields: [{ Name: "PostalCode", Value: "24105" }],
      AutomaticSubscriptions: [automatic("weekend"), automatic("digital", earlier)],
    };
    const added = { SubscriberKey: "P-3", MaximumLinkedUsers: "5" };
    const queued = (await importSubscribers(site.manage, { Data: { Subscribers: [update, added] } })).is(200);
    queued.has({ Status: "Queued", NotificationEmailAddress: null, ID: /^[0-9a-f-]{36}\|\d{19}$/ }, rule);
    await outbox.settle();

    const shown = async (key: string) => (await saveSubscriber(site.manage, key, {})).is(200).body;
    const first = await shown("P-1");
    check("what it mentions is changed", rule, first.ValidationFields, [update.ValidationFields[0], fields[1]]);
    check("its maximum is left", rule, first.MaximumLinkedUsers, 2);
    const groups = Object.fromEntries(
      first.AutomaticSubscriptions.map(({ SubscriptionGroupKey, ExpirationDate }) => [
        SubscriptionGroupKey,
        ExpirationDate,
      ]),
    );
    check("groups are added and updated", rule, groups, { digital: earlier, weekend: later });
    check("nobody is unlinked", rule, (await linkedUsers(site.manage, "P-1")).is(200).body.Users.length, 1);
    check("another is left", rule, await shown("P-2"), { SubscriberKey: "P-2", ...known, EligibleSubscriptions: [] });
    check("a third is added", rule, (await shown("P-3")).MaximumLinkedUsers, 5);
  },
});
