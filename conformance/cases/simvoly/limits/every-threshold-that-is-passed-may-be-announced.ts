import { member } from "../../../kit/json.ts";
import { conformanceCase } from "../service.ts";
import { aSubscription, use } from "../subscriptions.ts";
import { listenTo, withWebhooks } from "../webhooks.ts";

export default conformanceCase({
  title:
    "Where every threshold is announced, those that are passed at once are, from the lowest to the highest, each once",
  contract: [],
  rules: {
    positive: ["bandwidth-announced", "bandwidth-announced-once"],
    contrast: ["bandwidth-jump-announces-highest"],
  },
  needs: { capabilities: withWebhooks },
  settings: { "bandwidth-jump": "every" },
  does: "creates",
  since: "1.0",
  source: ["choice-bandwidth", "webhook-bandwidth-example"],
  async run(stage) {
    const rule = { rule: "bandwidth-jump-announces-highest" } as const;
    const heard = await listenTo(stage, "bandwidth_notification");
    for (const [usage, expected] of [
      [[120], [80, 90, 100]],
      [
        [85, 100],
        [80, 90, 100],
      ],
      [
        [95, 85, 120, 120],
        [80, 90, 100],
      ],
      [[79.9], []],
    ] as const) {
      const { websiteId } = await aSubscription(stage, { bandwidth: 100 });
      for (const bandwidth of usage) await use(stage, websiteId, { bandwidth });
      const told = (await heard.news()).map(([, payload]) => member(payload, "usedBandwidth"));
      stage.check(usage.join(", "), rule, told, [...expected]);
    }
  },
});
