import { exported } from "../exports.ts";
import { aSubscriberAndAReader } from "../links.ts";
import { conformanceCase } from "../service.ts";
import { aroundNow, exportSubscribers, listenAt, storedLater, withCallbacks } from "../subscribers.ts";

export default conformanceCase({
  title: "An export shows each linked user with demographic fields and with what the subscriber makes the user's",
  contract: ["getCallbackResult 200", "exportExternalSubscribers 200"],
  rules: {
    positive: ["export-covers-its-window", "automatic-subscriptions-granted"],
    contrast: ["callback-result-shape-by-token"],
  },
  needs: { capabilities: withCallbacks },
  does: "creates",
  since: "1.0",
  source: ["result-export-purpose", "result-export-answer", "choice-linked-subscriptions"],
  async run(stage) {
    const { check } = stage;
    const { site, link, ApplicationUserID, DemographicFields } = await aSubscriberAndAReader(stage);
    const receiver = await listenAt(stage, site.Key);
    await link();
    (await exportSubscribers(site.manage, aroundNow(site))).is(200);

    const Subscriptions = [{ SubscriptionKey: "digital", ExpirationDate: storedLater }];
    const whole = await exported(stage, site, receiver);
    check("the subscriber with its user", { rule: "automatic-subscriptions-granted" }, whole, [
      { SubscriberKey: "P-1", Users: [{ ApplicationUserID, DemographicFields, Subscriptions }] },
    ]);
  },
});
