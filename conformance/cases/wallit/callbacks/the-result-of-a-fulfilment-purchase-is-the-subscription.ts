import { subscribe } from "../arrange.ts";
import { aSubscriberAndAReader } from "../links.ts";
import { conformanceCase } from "../service.ts";
import { callbackResult, heardBy, listenAt, withCallbacks } from "../subscribers.ts";

export default conformanceCase({
  title: "A purchase that is fulfilled elsewhere issues one callback, which is about the subscription and its reader",
  contract: ["getCallbackResult 200"],
  rules: {
    positive: ["callback-result-shape-by-token", "callback-fires-for-its-event"],
    contrast: ["callback-fires-for-its-event"],
  },
  needs: { capabilities: withCallbacks },
  does: "charges",
  since: "1.0",
  source: [
    "result-fulfillment-purchased-purpose",
    "result-fulfillment-purchased-answer",
    "result-fulfillment-purchased-token",
    "result-fulfillment-purchased-api-key",
  ],
  async run(stage) {
    const { check } = stage;
    const { site, reader, ApplicationUserID, DemographicFields } = await aSubscriberAndAReader(stage);
    const receiver = await listenAt(stage, site.Key);
    const { SubscriptionID, ExpirationDate, CallbackTokens } = await subscribe(stage, reader, "print");

    const heard = await heardBy(stage, receiver);
    const fired = { rule: "callback-fires-for-its-event" } as const;
    check(
      "one callback",
      fired,
      heard.map(({ type }) => type),
      ["ExternalFulfillmentSubscriptionPurchased"],
    );
    check(
      "its token is told in the back office too",
      fired,
      CallbackTokens,
      heard.map(({ token }) => token),
    );

    const result = (await callbackResult(site.manage, heard[0]?.token ?? "")).is(200);
    const end = new RegExp(`^${ExpirationDate.slice(0, 19)}`);
    const Subscription = { SubscriptionKey: "print", ExpirationDate: end, DemographicFields: null };
    const expected = { SubscriptionID, ApplicationUserID, Subscription, DemographicFields };
    check("the subscription", { rule: "callback-result-shape-by-token" }, result.body, expected);

    const digital = await subscribe(stage, reader, "digital");
    check("another purchase issues none", fired, digital.CallbackTokens, []);
    check("nor is one heard", fired, (await heardBy(stage, receiver)).length, 1);
  },
});
