import { ofSubscriptions, partiesOf } from "../announced.ts";
import { conformanceCase } from "../service.ts";
import { aMinute, aSubscription, monthsAfter, setWebsiteStatus, subscriptionOf, toTheTenth } from "../subscriptions.ts";
import { listenTo, ofProject, soonAfter, withWebhooks } from "../webhooks.ts";

export default conformanceCase({
  title: "A renewal that fails is announced as subscription_expired of that second alone; nothing more follows",
  contract: ["setWebsiteStatus 200"],
  rules: {
    positive: ["expiry-announced", "failed-renewal-expires"],
    contrast: ["renewal-announced", "expiry-announced", "trial-end-announced"],
  },
  needs: { capabilities: withWebhooks },
  does: "creates",
  since: "1.0",
  source: ["webhook-expired", "webhook-expired-example", "choice-renewal"],
  async run(stage) {
    const { arrange, check, setUp } = stage;
    const rule = { rule: "expiry-announced" } as const;
    await toTheTenth(stage);
    const made = await aSubscription(stage);
    const called = await aSubscription(stage);
    const { projectId } = made;
    const parties = await partiesOf(stage, made);
    const { periodEndsAt: end = 0 } = await subscriptionOf(stage, called.projectId);
    const { periodEndsAt: own = 0 } = await subscriptionOf(stage, projectId);
    await setUp(() => arrange.failNextRenewal({ projectId }));
    (await setWebsiteStatus(stage, called.websiteId, { status: "EXPIRED" })).is(200);
    const heard = await listenTo(stage, ...ofSubscriptions);
    const isOfEither = (payload: unknown) => ofProject(projectId)(payload) || ofProject(called.projectId)(payload);

    await aMinute(stage, "before", own);
    check("a minute before", rule, await heard.news(isOfEither), []);
    await aMinute(stage, "after", end);
    const payload = { time: soonAfter(own), ...parties };
    check("at the end", rule, await heard.news(isOfEither), [["subscription_expired", payload]]);
    await aMinute(stage, "after", monthsAfter(end, 2));
    check("nothing more", { rule: "renewal-announced" }, await heard.news(isOfEither), []);
  },
});
