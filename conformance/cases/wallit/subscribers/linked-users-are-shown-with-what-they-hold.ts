import { aGroup, aReader, notFound, subscribe } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";
import { later, link, linkedUsers, saveSubscriber, storedLater } from "../subscribers.ts";

const city = [
  { Name: "Address_City", Value: "Kiel" },
  { Name: "EmailAddress", Value: "bea@example.com" },
];

export default conformanceCase({
  title:
    "A subscriber shows its users with their demographic fields and what it makes theirs, and an unknown one is not found",
  contract: ["getLinkedUsers 200", "getLinkedUsers 404"],
  rules: {
    positive: ["automatic-subscriptions-granted", "subscriber-known", "link-needs-validation-fields"],
    contrast: ["subscriber-known", "automatic-subscriptions-granted"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "charges",
  since: "1.0",
  source: [
    "linked-users-purpose",
    "linked-users-answer",
    "linked-users-api-key",
    "linked-users-subscriber-key",
    "choice-linked-subscriptions",
  ],
  async run(stage) {
    const { arrange, check, setUp } = stage;
    const [site, other] = [await aSite(stage, { EnableSubscriptions: true }), await aSite(stage)];
    for (const group of ["digital", "private"]) await aGroup(stage, site, group, { Price: 1 });
    const automatic = { AutomaticSubscriptions: [{ SubscriptionGroupKey: "digital", ExpirationDate: later }] };
    await setUp(async () => (await saveSubscriber(site.manage, "P-1", automatic)).is(200));
    const [bea, ada] = [await aReader(stage, site), await aReader(stage, site)];
    await setUp(() => arrange.setDemographicFields({ ...idOf(bea), DemographicFields: city }));
    await subscribe(stage, ada, "private");
    for (const who of [bea, ada]) await link(stage, { SubscriberKey: "P-1", ...idOf(who) });

    const shown = (await linkedUsers(site.manage, "P-1")).is(200);
    const Subscriptions = [{ SubscriptionKey: "digital", ExpirationDate: storedLater }];
    check("both users, in order", { rule: "automatic-subscriptions-granted" }, shown.body, {
      SubscriberKey: "P-1",
      Users: [
        { ...idOf(bea), DemographicFields: city, Subscriptions },
        { ...idOf(ada), DemographicFields: [], Subscriptions },
      ],
    });

    for (const unknown of ["P-2", "p-1", "P-1 "]) (await linkedUsers(site.manage, unknown)).is(404, notFound);
    (await linkedUsers(other.manage, "P-1")).is(404, notFound, { rule: "subscriber-known" });
  },
});

const idOf = ({ ApplicationUserID }: { ApplicationUserID: string }) => ({ ApplicationUserID });
