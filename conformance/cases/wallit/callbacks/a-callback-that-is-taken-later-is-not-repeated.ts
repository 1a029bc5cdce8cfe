import { aSubscriberAndAReader } from "../links.ts";
import { conformanceCase } from "../service.ts";
import { importSubscribers, listenAt, withCallbacks } from "../subscribers.ts";

export default conformanceCase({
  title: "A callback that is taken the second time is not sent a third time, and one that waits holds up no other",
  contract: ["importExternalSubscribers 200"],
  rules: { positive: ["callback-tried-three-times"], contrast: ["callback-tried-three-times"] },
  needs: { capabilities: withCallbacks },
  does: "creates",
  since: "1.0",
  source: ["webhooks-page", "choice-retry-times"],
  async run(stage) {
    const { check, outbox } = stage;
    const rule = { rule: "callback-tried-three-times" } as const;
    const { site, link } = await aSubscriberAndAReader(stage);
    const receiver = await listenAt(stage, site.Key);
    const types = async () => {
      await outbox.settle();
      return receiver.received.map(({ path }) => new URLSearchParams(path.split("?")[1]).get("CallbackType"));
    };

    receiver.answer({ status: 503 });
    await link();
    check("refused once", rule, await types(), ["ExternalSubscriberLinked"]);
    receiver.answer({ status: 200 });
    (await importSubscribers(site.manage, { Data: { Subscribers: [] } })).is(200);
    const both = ["ExternalSubscriberLinked", "ExternalSubscriberImportCompleted"];
    check("another is not held up", rule, await types(), both);

    await site.advance("PT40S");
    check("the first is taken", rule, await types(), [...both, "ExternalSubscriberLinked"]);
    await site.advance("PT1H");
    check("and not repeated", rule, await types(), [...both, "ExternalSubscriberLinked"]);
  },
});
