import { aGroup, aReader, around, ask, publish, subscribe } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "A lapsed subscription is shown as expired and grants nothing, and a new one grants again",
  contract: ["getResourceAccess 200"],
  rules: {
    positive: ["lapsed-subscription-only-reported", "subscription-grants"],
    contrast: ["subscription-grants", "lapsed-subscription-only-reported"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "charges",
  since: "1.0",
  source: ["subscription-meaning", "access-reasons"],
  async run(stage) {
    const { arrange, setUp } = stage;
    const rule = { rule: "lapsed-subscription-only-reported" } as const;
    const site = await aSite(stage, { EnableSubscriptions: true });
    const key = await publish(site, "article");
    const { SubscriptionGroupID } = await aGroup(stage, site, "digital", { Price: 1 });
    const reader = await aReader(stage, site);
    const { SubscriptionID } = await subscribe(stage, reader, "digital");
    (await ask(site.access, key, reader)).is(200).has({ AccessReason: "Subscription" });

    const lapsed = await setUp(() => arrange.letSubscriptionLapse({ SubscriptionID }));
    const denied = (await ask(site.access, key, reader)).is(200);
    denied.has({ AccessReason: "Deny", AccessAction: "Purchase" }, rule);
    denied.has({ Subscription: { IsExpired: true, IsCurrent: false, SubscriptionGroupID } }, rule);
    denied.has({ Subscription: { ExpirationDate: around(new Date(lapsed.ExpirationDate)) } }, rule);

    const stranger = await aReader(stage, site);
    const nothing = (await ask(site.access, key, stranger)).is(200);
    nothing.has({ Subscription: { IsExpired: false, IsCurrent: false, SubscriptionGroupID: "" } }, rule);

    await subscribe(stage, reader, "digital");
    const renewed = (await ask(site.access, key, reader)).is(200);
    renewed.has({ AccessReason: "Subscription", Subscription: { IsCurrent: true, IsExpired: false } }, rule);
  },
});
