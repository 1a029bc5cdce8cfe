import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";
import { callbackResult, heardBy, importSubscribers, linkedUsers, listenAt, withCallbacks } from "../subscribers.ts";

export default conformanceCase({
  title:
    "An import of many subscribers, and one of none, complete successfully, each with one callback that names its ID",
  contract: ["getCallbackResult 200", "importExternalSubscribers 200"],
  rules: {
    positive: ["import-result-counts", "callback-fires-for-its-event", "import-is-queued-and-incremental"],
    contrast: ["import-result-counts", "import-mail-on-request"],
  },
  needs: { capabilities: withCallbacks },
  does: "creates",
  since: "1.0",
  source: [
    "result-import-purpose",
    "result-import-answer",
    "result-import-api-key",
    "external-subscribers-page",
    "webhooks-page",
  ],
  async run(stage) {
    const { check } = stage;
    const site = await aSite(stage);
    const receiver = await listenAt(stage, site.Key);

    for (const count of [700, 0]) {
      const Subscribers = Array.from({ length: count }, (_, number) => ({ SubscriberKey: `P-${number}` }));
      const { ID } = (await importSubscribers(site.manage, { Data: { Subscribers } })).is(200).body;
      const heard = (await heardBy(stage, receiver)).filter(({ query }) => query["ExternalSubscriberImportID"] === ID);
      const types = heard.map(({ type }) => type);
      check("one callback", { rule: "callback-fires-for-its-event" }, types, ["ExternalSubscriberImportCompleted"]);
      const result = (await callbackResult(site.manage, heard[0]?.token ?? "")).is(200);
      check("all of them", { rule: "import-result-counts" }, result.body, {
        Status: "Completed successfully",
        Errors: [],
        SuccessCount: count,
        FailureCount: 0,
      });
    }
    for (const key of ["P-0", "P-350", "P-699"]) {
      (await linkedUsers(site.manage, key)).is(200).has({ SubscriberKey: key });
    }
  },
});
