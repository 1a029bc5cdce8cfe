import { aGroup, notFound } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";
import {
  callbackResult,
  importSubscribers,
  later,
  linkedUsers,
  listenAt,
  tokenOf,
  withCallbacks,
} from "../subscribers.ts";

export default conformanceCase({
  title:
    "The result of an import counts what was taken and what was not, and says why; what is wrong with one harms no other",
  contract: ["getCallbackResult 200", "importExternalSubscribers 200", "getLinkedUsers 404", "getLinkedUsers 200"],
  rules: {
    positive: ["import-result-counts", "callback-result-shape-by-token"],
    contrast: ["import-result-counts", "subscriber-groups-known", "subscriber-key-needed"],
  },
  needs: { capabilities: withCallbacks },
  does: "creates",
  since: "1.0",
  source: [
    "result-import-purpose",
    "result-import-answer",
    "result-import-token",
    "result-import-api-key",
    "choice-import-errors",
    "choice-subscriber-groups",
  ],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "import-result-counts" } as const;
    const site = await aSite(stage);
    await aGroup(stage, site, "digital");
    const receiver = await listenAt(stage, site.Key);
    const automatic = (SubscriptionGroupKey: string, ExpirationDate: string) => ({
      AutomaticSubscriptions: [{ SubscriptionGroupKey, ExpirationDate }],
    });
    const Subscribers = [
      { SubscriberKey: "P-1", ...automatic("digital", later) },
      { SubscriberKey: "P-2", ...automatic("daily", later) },
      { SubscriberKey: "P-3", ...automatic("digital", "soon") },
      { SubscriberKey: "P-4", MaximumLinkedUsers: "many" },
      { MaximumLinkedUsers: 1 },
      { SubscriberKey: "P-6" },
    ];
    (await importSubscribers(site.manage, { Data: { Subscribers } })).is(200);

    const token = await tokenOf(stage, receiver, "ExternalSubscriberImportCompleted");
    const result = (await callbackResult(site.manage, token)).is(200);
    const Errors = [/P-2/, /P-3/, /P-4/, /./];
    result.has({ Status: "Completed with errors", SuccessCount: 2, FailureCount: 4, Errors }, rule);
    for (const key of ["P-1", "P-6"])
      (await linkedUsers(site.manage, key)).is(200).has({ SubscriberKey: key, Users: [] });
    for (const key of ["P-2", "P-3", "P-4"]) (await linkedUsers(site.manage, key)).is(404, notFound);
    check("the token is told", rule, token, /^[0-9a-f-]{36}$/);
  },
});
