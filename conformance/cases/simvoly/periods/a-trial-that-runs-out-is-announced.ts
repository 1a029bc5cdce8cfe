import { ofSubscriptions, partiesOf } from "../announced.ts";
import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { activate, aMinute, aPlan, subscriptionOf } from "../subscriptions.ts";
import { listenTo, ofProject, soonAfter, withWebhooks } from "../webhooks.ts";

export default conformanceCase({
  title: "A trial that runs out is announced once, as trial_expired of that very second, and as nothing else",
  contract: ["activateProject 200"],
  rules: {
    positive: ["trial-end-announced", "trial-ends-by-clock"],
    contrast: ["trial-end-announced", "expiry-announced"],
  },
  needs: { capabilities: withWebhooks },
  does: "creates",
  since: "1.0",
  source: ["webhook-trial", "webhook-trial-example"],
  async run(stage) {
    const { check, clock } = stage;
    const rule = { rule: "trial-end-announced" } as const;
    const made = await aProject(stage);
    const activated = await aProject(stage);
    const { projectId } = made;
    const parties = await partiesOf(stage, made);
    const { id: planId } = await aPlan(stage);
    (await activate(stage, activated.projectId, { planId, forMonths: 12 })).is(200);
    const heard = await listenTo(stage, ...ofSubscriptions);
    const { trialEndsAt = 0 } = await subscriptionOf(stage, projectId);
    const isOfEither = (payload: unknown) => ofProject(projectId)(payload) || ofProject(activated.projectId)(payload);

    await aMinute(stage, "before", trialEndsAt);
    check("a minute before", rule, await heard.news(isOfEither), []);
    await aMinute(stage, "after", trialEndsAt);
    const payload = { time: soonAfter(trialEndsAt), ...parties };
    check("at its end", rule, await heard.news(isOfEither), [["trial_expired", payload]]);
    await clock.advance("P60D");
    check("and never again", rule, await heard.news(isOfEither), []);
  },
});
