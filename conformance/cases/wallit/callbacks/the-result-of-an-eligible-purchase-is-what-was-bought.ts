import { subscribe } from "../arrange.ts";
import { aSubscriberAndAReader } from "../links.ts";
import { conformanceCase } from "../service.ts";
import { callbackResult, heardBy, listenAt, withCallbacks } from "../subscribers.ts";

export default conformanceCase({
  title:
    "A purchase that the subscriber makes eligible issues one callback, which is about the user and what was bought",
  contract: ["getCallbackResult 200"],
  rules: {
    positive: ["callback-result-shape-by-token", "callback-fires-for-its-event", "eligible-subscriptions-purchasable"],
    contrast: ["callback-result-shape-by-token", "callback-fires-for-its-event"],
  },
  needs: { capabilities: withCallbacks },
  does: "charges",
  since: "1.0",
  source: [
    "result-purchased-purpose",
    "result-purchased-answer",
    "result-purchased-token",
    "result-purchased-api-key",
    "webhooks-page",
  ],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "callback-result-shape-by-token" } as const;
    const { site, link, reader, ApplicationUserID, DemographicFields } = await aSubscriberAndAReader(stage);
    await link();
    const receiver = await listenAt(stage, site.Key);
    const { ExpirationDate, CallbackTokens } = await subscribe(stage, reader, "weekend");

    const heard = await heardBy(stage, receiver);
    const [one] = heard;
    const fired = { rule: "callback-fires-for-its-event" } as const;
    check(
      "one callback",
      fired,
      heard.map(({ type }) => type),
      ["EligibleSubscriptionPurchased"],
    );
    check("its token is told in the back office too", fired, CallbackTokens, [one?.token]);
    const names = Object.keys(one?.query ?? {}).sort();
    check("type and token, and nothing of the event", fired, names, ["CallbackToken", "CallbackType"]);

    const result = (await callbackResult(site.manage, one?.token ?? "")).is(200);
    const end = new RegExp(`^${ExpirationDate.slice(0, 23).replace(/[Z.].*$/, "")}`);
    const Subscriptions = [{ SubscriptionKey: "weekend", ExpirationDate: end }];
    const expected = { SubscriberKey: "P-1", Users: [{ ApplicationUserID, DemographicFields, Subscriptions }] };
    check("the user and the subscription", rule, result.body, expected);
  },
});
