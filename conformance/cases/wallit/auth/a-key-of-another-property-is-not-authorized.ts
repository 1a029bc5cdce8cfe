import { notAuthorized } from "../arrange.ts";
import { everyCall, pathWith } from "../calls.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "A path that names another property's key is not opened by a key of one's own",
  contract: [
    "getResourceAccess 403",
    "getResourceAccessByTemporaryUserToken 403",
    "getProperty 403",
    "listResources 403",
    "getResource 403",
    "saveResource 403",
    "saveExternalSubscriber 403",
    "getLinkedUsers 403",
    "importExternalSubscribers 403",
    "exportExternalSubscribers 403",
    "exportFulfillmentSubscriptions 403",
    "getCallbackResult 403",
  ],
  rules: { positive: ["api-key-of-this-property"], contrast: ["api-key-of-this-api", "api-key-known"] },
  needs: { capabilities: ["panel", "clock"] },
  settings: { "foreign-key-status": 403 },
  does: "creates",
  since: "1.0",
  source: ["choice-foreign-key-status", "property-id", "access-access-key"],
  async run(stage) {
    const ours = await aSite(stage);
    const theirs = await aSite(stage);

    for (const call of everyCall) {
      const answer = await ours[call.role].send({ ...call, path: pathWith(call, theirs.keys[call.role].key) });
      answer.is(403, notAuthorized);
    }
  },
});
