import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSubscription, use } from "../subscriptions.ts";
import { listenTo, withWebhooks } from "../webhooks.ts";

export default conformanceCase({
  title: "Bandwidth on trial, or on a plan without a limit of it, reaches no threshold",
  contract: [],
  rules: { contrast: ["bandwidth-announced", "bandwidth-jump-announces-highest"] },
  needs: { capabilities: withWebhooks },
  does: "creates",
  since: "1.0",
  source: ["webhook-bandwidth", "plan-list-in-use"],
  async run(stage) {
    const heard = await listenTo(stage, "bandwidth_notification");
    const trial = await aProject(stage);
    const unlimited = await aSubscription(stage, { bandwidth: 999 });
    for (const { websiteId } of [trial, unlimited]) {
      for (const bandwidth of [16, 800, 999, 2000]) await use(stage, websiteId, { bandwidth });
    }
    stage.check("nothing", { rule: "bandwidth-announced" }, await heard.news(), []);
  },
});
