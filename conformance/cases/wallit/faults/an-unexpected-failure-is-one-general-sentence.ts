import { ampPath, everyAmpCall, everyCall } from "../calls.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";

const failure = "An error has occurred.";

export default conformanceCase({
  title:
    "An unexpected failure of any operation is answered in one general sentence, and the next call is answered as ever",
  contract: [
    "getResourceAccess 500",
    "getResourceAccessByTemporaryUserToken 500",
    "getProperty 500",
    "listResources 500",
    "getResource 500",
    "saveResource 500",
    "saveExternalSubscriber 500",
    "getLinkedUsers 500",
    "importExternalSubscribers 500",
    "exportExternalSubscribers 500",
    "exportFulfillmentSubscriptions 500",
    "getCallbackResult 500",
    "authorizeAmpReader 500",
    "pingbackAmpReader 500",
  ],
  rules: { positive: ["server-failure"], contrast: ["server-failure"] },
  needs: { capabilities: ["panel", "clock", "faults"] },
  does: "creates",
  since: "1.0",
  source: ["choice-server-failure"],
  async run(stage) {
    const { anonymous, check, control } = stage;
    const rule = { rule: "server-failure" } as const;
    const site = await aSite(stage);

    for (const call of everyCall) {
      await control.fault({ operation: call.operation, answer: failure });
      const answer = (await site[call.role].send(call)).is(500, failure);
      check("nothing but the message", rule, answer.body, { Message: failure });
      check("the next one is answered", rule, (await site[call.role].send(call)).status === 500, false);
    }
    for (const { operation, method, route } of everyAmpCall) {
      const path = ampPath(site.keys.access.key, route);
      await control.fault({ operation, answer: failure });
      (await anonymous.send({ operation, method, path })).is(500, failure);
      (await anonymous.send({ operation, method, path })).is(200);
    }
  },
});
