import { aGroup, aReader } from "./arrange.ts";
import { aSite, type Hands } from "./sites.ts";
import { later, link, saveSubscriber } from "./subscribers.ts";

/** A site with a subscriber who has an automatic and an eligible group, and a reader with demographic fields who is not linked. */
export async function aSubscriberAndAReader(stage: Hands) {
  const { arrange, setUp } = stage;
  const site = await aSite(stage, { EnableSubscriptions: true });
  for (const [key, wish] of [
    ["digital", {}],
    ["weekend", { ForEligibleOnly: true }],
    ["print", { Fulfilled: true }],
  ] as const)
    await aGroup(stage, site, key, { Price: 1, ...wish });
  const groups = {
    EligibleSubscriptions: [{ SubscriptionGroupKey: "weekend", EligibilityEndDate: later }],
    AutomaticSubscriptions: [{ SubscriptionGroupKey: "digital", ExpirationDate: later }],
  };
  await setUp(async () => (await saveSubscriber(site.manage, "P-1", groups)).is(200));
  const reader = await aReader(stage, site);
  const { ApplicationUserID } = reader;
  const DemographicFields = [{ Name: "Address_City", Value: "Kiel" }];
  await setUp(() => arrange.setDemographicFields({ ApplicationUserID, DemographicFields }));
  return {
    site,
    reader,
    ApplicationUserID,
    DemographicFields,
    link: () => link(stage, { SubscriberKey: "P-1", ApplicationUserID }),
  };
}
