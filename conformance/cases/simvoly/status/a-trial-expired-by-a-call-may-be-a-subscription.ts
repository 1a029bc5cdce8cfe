import { ofSubscriptions, partiesOf } from "../announced.ts";
import { aProject, setStatus } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aMinute, setWebsiteStatus, subscriptionOf } from "../subscriptions.ts";
import { between, listenTo, ofProject, soonAfter, withWebhooks } from "../webhooks.ts";

export default conformanceCase({
  title: "Where a trial that is expired by a call counts as a subscription, it is announced as subscription_expired",
  contract: ["setProjectStatus 200", "setWebsiteStatus 200"],
  rules: { positive: ["trial-expired-by-call-announced", "trial-end-announced"] },
  needs: { capabilities: withWebhooks },
  settings: { "trial-expired-by-call": "subscription_expired" },
  does: "creates",
  since: "1.0",
  source: ["choice-trial-expired-by-call"],
  async run(stage) {
    const { check, clock } = stage;
    const rule = { rule: "trial-expired-by-call-announced" } as const;
    const heard = await listenTo(stage, ...ofSubscriptions);
    const [called, through, left] = [await aProject(stage), await aProject(stage), await aProject(stage)];
    const before = await clock.read();
    (await setStatus(stage, called.projectId, { status: "EXPIRED" })).is(200);
    (await setWebsiteStatus(stage, through.websiteId, { status: "EXPIRED" })).is(200);
    const time = between(before, await clock.read());
    check("both calls", rule, await heard.news(), [
      ["subscription_expired", { time, ...(await partiesOf(stage, called)) }],
      ["subscription_expired", { time, ...(await partiesOf(stage, through)) }],
    ]);
    const { trialEndsAt = 0 } = await subscriptionOf(stage, left.projectId);
    await aMinute(stage, "after", trialEndsAt);
    const ended = [["trial_expired", { time: soonAfter(trialEndsAt), ...(await partiesOf(stage, left)) }]];
    check("by the clock", { rule: "trial-end-announced" }, await heard.news(ofProject(left.projectId)), ended);
  },
});
