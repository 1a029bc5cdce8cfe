import { aSubscriberAndAReader } from "../links.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";
import { heardBy, importSubscribers, listenAt, withCallbacks } from "../subscribers.ts";

export default conformanceCase({
  title: "Every address of the property gets every event, whichever key caused it; those of another property get none",
  contract: ["importExternalSubscribers 200"],
  rules: { positive: ["callback-to-every-address"], contrast: ["callback-to-every-address"] },
  needs: { capabilities: withCallbacks },
  does: "creates",
  since: "1.0",
  source: ["webhooks-page"],
  async run(stage) {
    const { arrange, check, setUp } = stage;
    const rule = { rule: "callback-to-every-address" } as const;
    const { site, link } = await aSubscriberAndAReader(stage);
    const second = await setUp(() => arrange.addKeySet({ Key: site.Key, API: "manage" }));
    await setUp(() => arrange.addKeySet({ Key: site.Key, API: "manage" }));
    const other = await aSite(stage);
    const [first, added, foreign] = [
      await listenAt(stage, site.Key),
      await listenAt(stage, second.Key),
      await listenAt(stage, other.Key),
    ];
    const types = async () => {
      const heard = [await heardBy(stage, first), await heardBy(stage, added), await heardBy(stage, foreign)];
      return heard.map((events) => events.map(({ type }) => type));
    };

    const linked = "ExternalSubscriberLinked";
    const imported = "ExternalSubscriberImportCompleted";
    await link();
    check("both addresses", rule, await types(), [[linked], [linked], []]);
    const caller = site.with({ key: second.Key, secret: second.Secret });
    (await importSubscribers(caller, { Data: { Subscribers: [] } })).is(200);
    check("whichever key caused it", rule, await types(), [[linked, imported], [linked, imported], []]);

    const tokens = (await heardBy(stage, first)).map(({ token }) => token);
    check(
      "the same token at both",
      rule,
      (await heardBy(stage, added)).map(({ token }) => token),
      tokens,
    );
    await setUp(() => arrange.setCallbackAddress({ Key: second.Key }));
    (await importSubscribers(site.manage, { Data: { Subscribers: [] } })).is(200);
    check(
      "an address that was taken out",
      rule,
      (await types()).map((all) => all.length),
      [3, 2, 0],
    );
  },
});
