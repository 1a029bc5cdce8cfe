import { aSubscriberAndAReader } from "../links.ts";
import { conformanceCase } from "../service.ts";
import { listenAt, withCallbacks } from "../subscribers.ts";

export default conformanceCase({
  title: "A callback that is not answered 200 is tried twice more within two minutes and given up; one that is, is not",
  contract: [],
  rules: {
    positive: ["callback-tried-three-times"],
    contrast: ["callback-tried-three-times", "callback-to-every-address"],
  },
  needs: { capabilities: withCallbacks },
  does: "creates",
  since: "1.0",
  source: ["webhooks-page", "choice-retry-times"],
  async run(stage) {
    const { arrange, check, outbox, setUp } = stage;
    const rule = { rule: "callback-tried-three-times" } as const;
    const { site, link } = await aSubscriberAndAReader(stage);
    const second = await setUp(() => arrange.addKeySet({ Key: site.Key, API: "manage" }));
    const third = await setUp(() => arrange.addKeySet({ Key: site.Key, API: "manage" }));
    const [failing, hearing, moved] = [
      await listenAt(stage, site.Key),
      await listenAt(stage, second.Key),
      await listenAt(stage, third.Key),
    ];
    failing.answer({ status: 500 });
    hearing.answer({ status: 200, body: { whatever: true } });
    moved.answer({ status: 204 });
    const tries = async () => {
      await outbox.settle();
      return [failing, hearing, moved].map(({ received }) => received.length);
    };

    await link();
    check("at once", rule, await tries(), [1, 1, 1]);
    await site.advance("PT20S");
    check("not yet", rule, await tries(), [1, 1, 1]);
    await site.advance("PT20S");
    check("after half a minute", rule, await tries(), [2, 1, 2]);
    await site.advance("PT70S");
    check("not yet the third time", rule, await tries(), [2, 1, 2]);
    await site.advance("PT30S");
    check("two minutes in all", rule, await tries(), [3, 1, 3]);
    await site.advance("P1D");
    check("given up", rule, await tries(), [3, 1, 3]);
    const paths = new Set(failing.received.map(({ path }) => path));
    check("the same callback each time", rule, paths.size, 1);
  },
});
