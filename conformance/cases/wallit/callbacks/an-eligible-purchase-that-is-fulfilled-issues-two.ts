import { aGroup, subscribe } from "../arrange.ts";
import { aSubscriberAndAReader } from "../links.ts";
import { conformanceCase } from "../service.ts";
import { heardBy, later, listenAt, saveSubscriber, withCallbacks } from "../subscribers.ts";

export default conformanceCase({
  title: "A purchase that the subscriber makes eligible and that is fulfilled elsewhere issues a callback of each type",
  contract: [],
  rules: { positive: ["callback-fires-for-its-event"] },
  needs: { capabilities: withCallbacks },
  does: "charges",
  since: "1.0",
  source: ["webhooks-page", "result-purchased-purpose", "result-fulfillment-purchased-purpose"],
  async run(stage) {
    const { check, setUp } = stage;
    const rule = { rule: "callback-fires-for-its-event" } as const;
    const { site, link, reader } = await aSubscriberAndAReader(stage);
    await aGroup(stage, site, "parcel", { Price: 1, ForEligibleOnly: true, Fulfilled: true });
    const eligible = { EligibleSubscriptions: [{ SubscriptionGroupKey: "parcel", EligibilityEndDate: later }] };
    await setUp(async () => (await saveSubscriber(site.manage, "P-1", eligible)).is(200));
    await link();
    const receiver = await listenAt(stage, site.Key);

    const { CallbackTokens } = await subscribe(stage, reader, "parcel");
    const heard = await heardBy(stage, receiver);
    const types = heard.map(({ type }) => type).sort();
    check("two callbacks", rule, types, ["EligibleSubscriptionPurchased", "ExternalFulfillmentSubscriptionPurchased"]);
    const tokens = heard.map(({ token }) => token).sort();
    check("each with a token of its own", rule, [...new Set(CallbackTokens)].sort(), tokens);
  },
});
