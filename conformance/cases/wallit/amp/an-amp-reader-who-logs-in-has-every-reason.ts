import { ampPage } from "../amp.ts";
import { aGroup, aReader, buy, publish, subscribe } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, everything } from "../sites.ts";

const address = (key: string) => `https://news.example/${key}`;

export default conformanceCase({
  title: "An AMP reader is anonymous until logging in, and from then on decided about like the end user",
  contract: ["authorizeAmpReader 200", "pingbackAmpReader 200"],
  rules: {
    positive: ["purchase-grants", "subscription-grants", "property-user-reads-everything", "amp-resource-by-url"],
    contrast: ["amp-routes-unsigned"],
  },
  needs: { capabilities: ["panel", "clock"] },
  settings: { "quota-for": "everybody" },
  does: "charges",
  since: "1.0",
  source: ["amp-page", "choice-amp-answers"],
  async run(stage) {
    const { arrange, check, setUp } = stage;
    const site = await aSite(stage, { ...everything, Quota: 1 });
    const price = { PricingModel: "FixedPrice", Price: 1 } as const;
    for (const key of ["bought", "advertised", "hit", "other"])
      await publish(site, key, { ...price, URL: address(key) });
    await publish(site, "free", { PricingModel: "Free", URL: address("free") });
    await setUp(() => arrange.setAdSupported({ Key: site.Key, ResourceKey: "advertised", IsAdSupported: true }));
    await aGroup(stage, site, "digital", { Price: 1 });
    const [buyer, subscriber, guest] = [
      await aReader(stage, site),
      await aReader(stage, site),
      await aReader(stage, site),
    ];
    await buy(stage, buyer, "bought");
    await subscribe(stage, subscriber, "digital");
    await setUp(() => arrange.addPropertyUser({ ApplicationUserID: guest.ApplicationUserID, Role: "Guest" }));

    for (const [ReaderID, { ApplicationUserID }, key, reason] of [
      ["amp-1", buyer, "bought", "Purchase"],
      ["amp-1", buyer, "free", "Free"],
      ["amp-1", buyer, "advertised", "AdSupported"],
      ["amp-1", buyer, "nothing", "UnknownResource"],
      ["amp-1", buyer, "hit", "Quota"],
      ["amp-1", buyer, "other", "Deny"],
      ["amp-2", subscriber, "other", "Subscription"],
      ["amp-3", guest, "other", "PropertyUser"],
    ] as const) {
      const amp = ampPage(stage, site, ReaderID);
      await setUp(() => arrange.logIn({ ApplicationUserID, ReaderID }));
      const [asked, seen] = [await amp.authorize(address(key)), await amp.pingback(address(key))];
      const reasons = [asked.is(200).body.accessReason, seen.is(200).body.accessReason];
      check(`${key} is ${reason}`, { status: "authorizeAmpReader 200" }, reasons, [reason, reason]);
      asked.is(200).has({ isAnonymousUser: false });
    }
    const stranger = (await ampPage(stage, site, "amp-4").authorize(address("bought"))).is(200);
    stranger.has({ isAnonymousUser: true, accessReason: "Quota" });
  },
});
