import { aGroup } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";
import { later, saveSubscriber } from "../subscribers.ts";

const first = {
  MaximumLinkedUsers: 2,
  ValidationFields: [
    { Name: "PostalCode", Value: "24103" },
    { Name: "Number", Value: "1" },
  ],
};

export default conformanceCase({
  title: "A later PUT keeps the members that it leaves out, or sends as null, and replaces the lists that it sends",
  contract: ["saveExternalSubscriber 200"],
  rules: {
    positive: ["subscriber-put-creates-or-updates"],
    contrast: ["subscriber-put-creates-or-updates", "import-is-queued-and-incremental"],
  },
  needs: { capabilities: ["panel", "clock"] },
  settings: { "subscriber-put-left-out": "kept" },
  does: "creates",
  since: "1.0",
  source: ["subscriber-put-purpose", "choice-subscriber-put-left-out", "choice-null-members", "subscriber-put-maximum"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "subscriber-put-creates-or-updates" } as const;
    const site = await aSite(stage);
    await aGroup(stage, site, "digital");
    const AutomaticSubscriptions = [{ SubscriptionGroupKey: "digital", ExpirationDate: later }];
    let expected: object = (await saveSubscriber(site.manage, "P-1", { ...first, AutomaticSubscriptions })).is(
      200,
    ).body;
    await saveSubscriber(site.manage, "P-2", first);

    for (const change of [
      {},
      { MaximumLinkedUsers: 3 },
      { ValidationFields: [{ Name: "PostalCode", Value: "24105" }] },
      { EligibleSubscriptions: [{ SubscriptionGroupKey: "digital", EligibilityEndDate: later }] },
      { AutomaticSubscriptions: [] },
      { MaximumLinkedUsers: 0, EligibleSubscriptions: [], ValidationFields: [] },
    ]) {
      expected = { ...expected, ...change };
      const changed = (await saveSubscriber(site.manage, "P-1", change)).is(200);
      check(`${Object.keys(change).join(", ") || "nothing"} changed`, rule, changed.body, expected);
    }
    const nulls = { MaximumLinkedUsers: null, ValidationFields: null, AutomaticSubscriptions: null };
    const same = (await saveSubscriber(site.manage, "P-1", { ...nulls, EligibleSubscriptions: null })).is(200);
    check("null counts as not sent", rule, same.body, expected);
    const other = (await saveSubscriber(site.manage, "P-2", {})).is(200);
    other.has({ SubscriberKey: "P-2", ...first, AutomaticSubscriptions: [] }, rule);
  },
});
