import { ofSubscriptions, partiesOf } from "../announced.ts";
import { setStatus } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSubscription, setWebsiteStatus } from "../subscriptions.ts";
import { between, listenTo, withWebhooks } from "../webhooks.ts";

export default conformanceCase({
  title:
    "An active project that is expired by a call is announced as subscription_expired, and expired again as nothing",
  contract: ["setProjectStatus 200", "setWebsiteStatus 200"],
  rules: {
    positive: ["expiry-announced", "expiring-twice-succeeds"],
    contrast: ["expiry-announced", "expiring-twice-succeeds", "trial-expired-by-call-announced"],
  },
  needs: { capabilities: withWebhooks },
  does: "creates",
  since: "1.0",
  source: ["webhook-expired", "webhook-expired-example", "choice-expiring-again"],
  async run(stage) {
    const { check, clock } = stage;
    const rule = { rule: "expiry-announced" } as const;
    const heard = await listenTo(stage, ...ofSubscriptions);
    for (const by of ["project", "website"] as const) {
      const made = await aSubscription(stage);
      const parties = await partiesOf(stage, made);
      await heard.news();
      const before = await clock.read();
      const expire = async () => {
        const body = { status: "EXPIRED" } as const;
        if (by === "project") (await setStatus(stage, made.projectId, body)).is(200);
        else (await setWebsiteStatus(stage, made.websiteId, body)).is(200);
      };
      await expire();
      const payload = { time: between(before, await clock.read()), ...parties };
      check(`by ${by}`, rule, await heard.news(), [["subscription_expired", payload]]);
      await expire();
      check("twice", { rule: "expiring-twice-succeeds" }, await heard.news(), []);
    }
  },
});
