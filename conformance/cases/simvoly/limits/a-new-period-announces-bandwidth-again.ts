import { member } from "../../../kit/json.ts";
import { setStatus } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aMinute, aSubscription, subscriptionOf, toTheTenth, use } from "../subscriptions.ts";
import { listenTo, ofProject, withWebhooks } from "../webhooks.ts";

export default conformanceCase({
  title: "A new period begins without used bandwidth, and each threshold is announced in it again",
  contract: ["setProjectStatus 200"],
  rules: { positive: ["bandwidth-announced"], contrast: ["bandwidth-announced-once"] },
  needs: { capabilities: withWebhooks },
  does: "creates",
  since: "1.0",
  source: ["choice-bandwidth", "webhook-bandwidth"],
  async run(stage) {
    const { arrange, check } = stage;
    const rule = { rule: "bandwidth-announced-once" } as const;
    await toTheTenth(stage);
    const { projectId, websiteId, plan } = await aSubscription(stage, { bandwidth: 20 });
    const heard = await listenTo(stage, "bandwidth_notification");
    const told = async () =>
      (await heard.news(ofProject(projectId))).map(([, payload]) => member(payload, "usedBandwidth"));
    const reach = async (...usage: readonly number[]) => {
      for (const bandwidth of usage) await use(stage, websiteId, { bandwidth });
      return told();
    };
    check("the first period", rule, await reach(16, 18, 20, 16), [80, 90, 100]);
    await use(stage, websiteId, { members: 7 });
    await aMinute(stage, "after", (await subscriptionOf(stage, projectId)).periodEndsAt ?? 0);
    const { bandwidth, members } = await arrange.readWebsite({ websiteId });
    check("used in the second", rule, [bandwidth, members, await told()], [0, 7, []]);
    check("the second period", rule, await reach(17, 18, 17, 18), [80, 90]);
    (await setStatus(stage, projectId, { status: "ACTIVE", planId: plan.id, period: "YEARLY" })).is(200);
    const anew = await arrange.readWebsite({ websiteId });
    check("used after an activation", rule, [anew.bandwidth, anew.members], [0, 7]);
    check("one that an activation begins", rule, await reach(16, 18), [80, 90]);
  },
});
