import { failed } from "../arrange.ts";
import { changed, everyCall } from "../calls.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A call without Authentication, or with one that is no key, colon and token, is an authentication failure",
  contract: [
    "getResourceAccess 401",
    "getResourceAccessByTemporaryUserToken 401",
    "getProperty 401",
    "listResources 401",
    "getResource 401",
    "saveResource 401",
    "saveExternalSubscriber 401",
    "getLinkedUsers 401",
    "importExternalSubscribers 401",
    "exportExternalSubscribers 401",
    "exportFulfillmentSubscriptions 401",
    "getCallbackResult 401",
  ],
  rules: { positive: ["authentication-header-needed"], contrast: ["api-key-known"] },
  does: "reads",
  since: "1.0",
  source: ["authentication-format", "authentication-refused", "error-authentication-failure", "headers-required"],
  sends: "invalid",
  async run({ as, check }) {
    for (const call of everyCall) {
      const answer = await as(call.role).send(changed(call, { authentication: undefined }));
      answer.is(401, failed);
      check("nothing but the message", { rule: "authentication-header-needed" }, answer.body, { Message: failed });
    }

    const proper = { operation: "getProperty", method: "GET", path: "/api/Property/own-key" } as const;
    for (const authentication of ["", "   "]) {
      (await as("manage").send({ ...proper, headers: { authentication } })).is(401, failed);
    }
    const headers = { authentication: undefined, authorization: "Basic a2V5OnNlY3JldA==" };
    (await as("manage").send({ ...proper, headers })).is(401, failed);
  },
});
