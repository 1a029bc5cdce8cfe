import { aGroup, invalid, notFound } from "../arrange.ts";
import { everyCall } from "../calls.ts";
import { create } from "../resources.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";
import { exportFulfillment, saveSubscriber } from "../subscribers.ts";

const answers: Readonly<Record<string, number>> = {
  getResourceAccessByTemporaryUserToken: 404,
  getResource: 404,
  saveResource: 400,
  getLinkedUsers: 200,
  exportFulfillmentSubscriptions: 400,
  getCallbackResult: 404,
};

export default conformanceCase({
  title:
    "Every success is 200 with a JSON body, creations and queueing included, and every failure another status with a Message",
  contract: ["saveResource 200", "saveExternalSubscriber 200", "exportFulfillmentSubscriptions 200"],
  rules: {
    positive: ["success-is-always-200", "creation-needs-name", "resource-known", "fulfillment-group-known"],
    contrast: ["success-is-always-200"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: [
    "client-success-is-200",
    "client-error-message",
    "reason-error-body",
    "resource-put-answer",
    "import-answer",
  ],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "success-is-always-200" } as const;
    const site = await aSite(stage);
    const messages: Readonly<Record<number, string>> = { 400: invalid, 404: notFound };

    for (const call of everyCall) {
      const expected = answers[call.operation] ?? 200;
      const answer = await site[call.role].send(call);
      check(`${call.operation} is ${expected}`, rule, answer.status, expected);
      answer.header("content-type", /^application\/json\b/, rule);
      const body: unknown = answer.body;
      check("a JSON body", rule, typeof body === "object" && body !== null, true);
      const told = typeof body === "object" && body !== null && "Message" in body ? body.Message : undefined;
      check("a message of failures alone", rule, told, messages[expected]);
    }
    check("a creation", rule, (await create(site.manage, "article")).ExternalKey, "article");
    (await saveSubscriber(site.manage, "P-1", {})).is(200).has({ SubscriberKey: "P-1" }, rule);
    const { SubscriptionGroupID } = await aGroup(stage, site, "print");
    const question = { SubscriptionGroupID, AsOfDate: "2026-11-22T00:00:00Z" };
    (await exportFulfillment(site.manage, question)).is(200).has({ Status: "Queued" }, rule);
  },
});
