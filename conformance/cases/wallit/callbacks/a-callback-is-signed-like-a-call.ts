import { around } from "../arrange.ts";
import { aSubscriberAndAReader } from "../links.ts";
import { conformanceCase } from "../service.ts";
import { signature } from "../signature.ts";
import { importSubscribers, listenAt, withCallbacks } from "../subscribers.ts";

export default conformanceCase({
  title:
    "A callback is a GET of the address as it is entered, signed with the management key that the address belongs to",
  contract: ["importExternalSubscribers 200"],
  rules: {
    positive: ["callback-is-a-signed-get", "callback-to-every-address"],
    contrast: ["callback-is-a-signed-get"],
  },
  needs: { capabilities: withCallbacks },
  does: "creates",
  since: "1.0",
  source: ["callback-signing", "webhooks-page"],
  async run(stage) {
    const { arrange, check, outbox, setUp } = stage;
    const rule = { rule: "callback-is-a-signed-get" } as const;
    const { site, link } = await aSubscriberAndAReader(stage);
    const second = await setUp(() => arrange.addKeySet({ Key: site.Key, API: "manage" }));
    const places = [
      { keys: site.keys.manage, receiver: await listenAt(stage, site.Key) },
      { keys: { key: second.Key, secret: second.Secret }, receiver: await listenAt(stage, second.Key) },
    ];
    await link();
    (await importSubscribers(site.manage, { Data: { Subscribers: [] } })).is(200);
    await outbox.settle();

    for (const { keys, receiver } of places) {
      check("two callbacks", rule, receiver.received.length, 2);
      for (const { method, path, headers, body } of receiver.received) {
        const [place = "", question = ""] = path.split("?");
        check("a GET without a body", rule, [method, place, body], ["GET", "/Wallit/Hook", ""]);
        check("by the target's time", rule, new Date(headers["timestamp"] ?? "").toISOString(), around(site.now()));
        const signedPath = new URL(receiver.url).pathname.replace(/\/$/, "") + place;
        const parameters = [...new URLSearchParams(question)];
        const at = new Date(headers["timestamp"] ?? "");
        const expected = signature(keys, { method, path: signedPath, parameters, at });
        const { timestamp, authentication } = headers;
        check("as a call is signed", rule, { timestamp, authentication }, expected);
      }
    }
    const [one, two] = places.map(({ receiver }) => receiver.received[0]?.headers["authentication"]);
    check("with another key at another address", rule, one === two, false);
  },
});
