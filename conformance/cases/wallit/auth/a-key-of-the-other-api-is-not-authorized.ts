import { notAuthorized } from "../arrange.ts";
import { everyCall, other } from "../calls.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A key of one API does not open the other, rightly signed as it is",
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
  rules: { positive: ["api-key-of-this-api"], contrast: ["api-key-known"] },
  settings: { "foreign-key-status": 403 },
  does: "reads",
  since: "1.0",
  source: ["apis-two", "apis-own-key", "apis-same-protocol", "error-not-authorized", "choice-foreign-key-status"],
  async run({ as, check }) {
    for (const call of everyCall) {
      const answer = await as(other(call.role)).send(call);
      answer.is(403, notAuthorized);
      check("nothing but the message", { rule: "api-key-of-this-api" }, answer.body, { Message: notAuthorized });
    }
  },
});
