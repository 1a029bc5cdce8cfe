import { aGroup, aReader, minutesFrom, subscribe } from "../arrange.ts";
import { exported } from "../exports.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";
import { exportFulfillment, listenAt, withCallbacks } from "../subscribers.ts";

const city = [{ Name: "Address_City", Value: "Kiel" }];
const type = "ExternalFulfillmentSubscriptionExport";

export default conformanceCase({
  title: "A fulfilment export holds the subscriptions to its group that are active at its date, and no others",
  contract: ["exportFulfillmentSubscriptions 200", "getCallbackResult 200"],
  rules: {
    positive: ["fulfillment-as-of-date", "callback-result-shape-by-token"],
    contrast: ["fulfillment-as-of-date", "fulfillment-mail-on-request"],
  },
  needs: { capabilities: withCallbacks },
  does: "charges",
  since: "1.0",
  source: [
    "fulfillment-purpose",
    "fulfillment-as-of",
    "fulfillment-answer",
    "result-fulfillment-purpose",
    "result-fulfillment-token",
    "result-fulfillment-answer",
    "result-fulfillment-api-key",
    "choice-fulfillment-result",
  ],
  async run(stage) {
    const { arrange, check, setUp } = stage;
    const rule = { rule: "fulfillment-as-of-date" } as const;
    const site = await aSite(stage, { EnableSubscriptions: true });
    const { SubscriptionGroupID } = await aGroup(stage, site, "print", { Price: 1, Fulfilled: true });
    await aGroup(stage, site, "digital", { Price: 1 });
    const [bea, ada] = [await aReader(stage, site), await aReader(stage, site)];
    await setUp(() =>
      arrange.setDemographicFields({ ApplicationUserID: bea.ApplicationUserID, DemographicFields: city }),
    );
    const { SubscriptionID, ExpirationDate } = await subscribe(stage, bea, "print");
    await subscribe(stage, ada, "digital");
    const end = new Date(ExpirationDate);
    const receiver = await listenAt(stage, site.Key);
    const at = async (moment: Date) => {
      const question = { SubscriptionGroupID, AsOfDate: moment.toISOString() };
      const queued = (await exportFulfillment(site.manage, question)).is(200);
      queued.has({ ...question, Status: "Queued", NotificationEmailAddress: null, Data: null });
      return exported(stage, site, receiver, type);
    };

    const Subscription = { SubscriptionKey: "print", ExpirationDate: stored(end), DemographicFields: null };
    const { ApplicationUserID } = bea;
    const hers = [{ SubscriptionID, ApplicationUserID, Subscription, DemographicFields: city }];
    check("active in the middle", rule, await at(minutesFrom(end, -24 * 60)), hers);
    check("active at the last minute", rule, await at(minutesFrom(end, -1)), hers);
    check("over afterwards", rule, await at(minutesFrom(end, 1)), []);
    check("not begun before", rule, await at(minutesFrom(site.now(), -60)), []);
  },
});

const stored = (at: Date): string => at.toISOString().replace(/\.?0*Z$/, "");
