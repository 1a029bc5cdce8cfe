import { aGroup, aReader, isRefused } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";
import {
  aroundNow,
  exportFulfillment,
  exportSubscribers,
  heardBy,
  importSubscribers,
  link,
  listenAt,
  saveSubscriber,
  withCallbacks,
} from "../subscribers.ts";

export default conformanceCase({
  title:
    "A link, an import and both exports issue one callback of their type each, the latter with their ID, and nothing else does",
  contract: ["importExternalSubscribers 200", "exportExternalSubscribers 200", "exportFulfillmentSubscriptions 200"],
  rules: {
    positive: ["callback-fires-for-its-event"],
    contrast: ["callback-fires-for-its-event", "callback-tried-three-times"],
  },
  needs: { capabilities: withCallbacks },
  does: "creates",
  since: "1.0",
  source: ["webhooks-page", "result-linked-token", "result-import-token", "result-export-token"],
  async run(stage) {
    const { arrange, check } = stage;
    const rule = { rule: "callback-fires-for-its-event" } as const;
    const site = await aSite(stage);
    const { SubscriptionGroupID } = await aGroup(stage, site, "print", { Fulfilled: true });
    const receiver = await listenAt(stage, site.Key);
    const { ApplicationUserID } = await aReader(stage, site);
    (await saveSubscriber(site.manage, "P-1", { MaximumLinkedUsers: 0 })).is(200);
    const refused = arrange.linkSubscriber({ SubscriberKey: "P-1", ApplicationUserID, ValidationFields: [] });
    check("a link is refused", { rule: "linked-users-capped" }, await isRefused(refused), true);
    check("neither a PUT nor a refused link is an event", rule, await heardBy(stage, receiver), []);

    (await saveSubscriber(site.manage, "P-1", { MaximumLinkedUsers: 1 })).is(200);
    const token = await link(stage, { SubscriberKey: "P-1", ApplicationUserID });
    const [linked, ...more] = await heardBy(stage, receiver);
    const query = { CallbackType: "ExternalSubscriberLinked", CallbackToken: token };
    check("a link", rule, [linked?.query, more], [query, []]);

    const queued = [
      [
        "Import",
        "ExternalSubscriberImportCompleted",
        await importSubscribers(site.manage, { Data: { Subscribers: [] } }),
      ],
      ["Export", "ExternalSubscriberExportCompleted", await exportSubscribers(site.manage, aroundNow(site))],
    ] as const;
    const question = { SubscriptionGroupID, AsOfDate: "2026-11-22T00:00:00Z" };
    const fulfilment = (await exportFulfillment(site.manage, question)).is(200).body.ID;
    const heard = (await heardBy(stage, receiver)).slice(1);
    check("three more", rule, heard.length, 3);
    for (const [kind, type, answer] of queued) {
      const own = heard.filter((one) => one.type === type);
      check(
        type,
        rule,
        own.map((one) => one.query[`ExternalSubscriber${kind}ID`]),
        [answer.is(200).body.ID],
      );
    }
    const last = heard.filter((one) => one.type === "ExternalFulfillmentSubscriptionExport");
    const ids = last.map((one) => one.query["ExternalFulfillmentSubscriptionExportID"]);
    check("ExternalFulfillmentSubscriptionExport", rule, ids, [fulfilment]);
    check("each has a token of its own", rule, new Set(heard.map((one) => one.token)).size, 3);
  },
});
