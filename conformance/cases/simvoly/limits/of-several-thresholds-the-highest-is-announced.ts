import { member } from "../../../kit/json.ts";
import { conformanceCase } from "../service.ts";
import { aSubscription, use } from "../subscriptions.ts";
import { listenTo, withWebhooks } from "../webhooks.ts";

export default conformanceCase({
  title: "Of several thresholds that are passed at once the highest alone is announced, and no lower one later",
  contract: [],
  rules: {
    positive: ["bandwidth-jump-announces-highest"],
    contrast: ["bandwidth-jump-announces-highest", "bandwidth-announced-once"],
  },
  needs: { capabilities: withWebhooks },
  settings: { "bandwidth-jump": "highest" },
  does: "creates",
  since: "1.0",
  source: ["choice-bandwidth", "webhook-bandwidth-example"],
  async run(stage) {
    const rule = { rule: "bandwidth-jump-announces-highest" } as const;
    const heard = await listenTo(stage, "bandwidth_notification");
    for (const [usage, expected] of [
      [[95], [90]],
      [[95, 85, 89.9], [90]],
      [
        [95, 120, 95],
        [90, 100],
      ],
      [
        [85, 100],
        [80, 100],
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
