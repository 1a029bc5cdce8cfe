import { ofSubscriptions, partiesOf } from "../announced.ts";
import { aProject, setStatus } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aMinute, setWebsiteStatus, subscriptionOf } from "../subscriptions.ts";
import { between, listenTo, ofProject, withWebhooks } from "../webhooks.ts";

export default conformanceCase({
  title:
    "A trial that is expired by a call is announced as trial_expired, once, and not again when it would have run out",
  contract: ["setProjectStatus 200", "setWebsiteStatus 200"],
  rules: {
    positive: ["trial-expired-by-call-announced"],
    contrast: ["trial-end-announced", "expiry-announced", "trial-ends-by-clock"],
  },
  needs: { capabilities: withWebhooks },
  settings: { "trial-expired-by-call": "trial_expired" },
  does: "creates",
  since: "1.0",
  source: ["webhook-trial-example", "choice-trial-expired-by-call"],
  async run(stage) {
    const { check, clock } = stage;
    const rule = { rule: "trial-expired-by-call-announced" } as const;
    const heard = await listenTo(stage, ...ofSubscriptions);
    for (const by of ["project", "website"] as const) {
      const made = await aProject(stage);
      const parties = await partiesOf(stage, made);
      const before = await clock.read();
      const body = { status: "EXPIRED" } as const;
      if (by === "project") (await setStatus(stage, made.projectId, body)).is(200);
      else (await setWebsiteStatus(stage, made.websiteId, body)).is(200);
      const payload = { time: between(before, await clock.read()), ...parties };
      check(`by ${by}`, rule, await heard.news(ofProject(made.projectId)), [["trial_expired", payload]]);
      await aMinute(stage, "after", (await subscriptionOf(stage, made.projectId)).trialEndsAt ?? 0);
      check("at its end", { rule: "trial-end-announced" }, await heard.news(ofProject(made.projectId)), []);
    }
  },
});
