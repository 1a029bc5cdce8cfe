import { notFound, unknownId } from "../arrange.ts";
import { changed, everyCall, pathWith } from "../calls.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A key that was never issued is an item not found, in the header and in the path, whatever else is wrong",
  contract: [
    "getResourceAccess 404",
    "getResourceAccessByTemporaryUserToken 404",
    "getProperty 404",
    "listResources 404",
    "getResource 404",
    "saveResource 404",
    "saveExternalSubscriber 404",
    "getLinkedUsers 404",
    "importExternalSubscribers 404",
    "exportExternalSubscribers 404",
    "exportFulfillmentSubscriptions 404",
    "getCallbackResult 404",
  ],
  rules: {
    positive: ["api-key-known"],
    contrast: ["authentication-token-needed", "signature-matches", "timestamp-needed", "api-key-of-this-property"],
  },
  does: "reads",
  since: "1.0",
  source: ["client-unknown-key", "error-item-not-found", "choice-order-of-checks"],
  sends: "invalid",
  async run({ as, check }) {
    for (const call of everyCall) {
      const inPath = await as(call.role).send({ ...call, path: pathWith(call, unknownId) });
      inPath.is(404, notFound);

      const headers = { authentication: `${unknownId}:wrong`, timestamp: undefined };
      const inHeader = await as(call.role).send(changed(call, headers));
      inHeader.is(404, notFound);
      check("nothing but the message", { rule: "api-key-known" }, inHeader.body, { Message: notFound });

      const noToken = await as(call.role).send(changed(call, { authentication: `${unknownId}:` }));
      noToken.is(404, notFound);
    }
  },
});
