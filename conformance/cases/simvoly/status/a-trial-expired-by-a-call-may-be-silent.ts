import { ofSubscriptions, partiesOf } from "../announced.ts";
import { aProject, readProject, setStatus } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSubscription, setWebsiteStatus } from "../subscriptions.ts";
import { between, listenTo, withWebhooks } from "../webhooks.ts";

export default conformanceCase({
  title: "Where a trial that is expired by a call is silent, it expires unannounced, and an active project does not",
  contract: ["setProjectStatus 200", "setWebsiteStatus 200"],
  rules: { positive: ["expiry-announced"], contrast: ["trial-expired-by-call-announced"] },
  needs: { capabilities: withWebhooks },
  settings: { "trial-expired-by-call": "nothing" },
  does: "creates",
  since: "1.0",
  source: ["choice-trial-expired-by-call"],
  async run(stage) {
    const { check, clock } = stage;
    const rule = { rule: "trial-expired-by-call-announced" } as const;
    const active = await aSubscription(stage);
    const parties = await partiesOf(stage, active);
    const heard = await listenTo(stage, ...ofSubscriptions);
    const [called, through] = [await aProject(stage), await aProject(stage)];
    (await setStatus(stage, called.projectId, { status: "EXPIRED" })).is(200);
    (await setWebsiteStatus(stage, through.websiteId, { status: "EXPIRED" })).is(200);
    check("trials", rule, await heard.news(), []);
    for (const { projectId } of [called, through]) {
      check("expired", rule, (await readProject(stage, projectId)).is(200).body.status, "EXPIRED");
    }
    const before = await clock.read();
    (await setStatus(stage, active.projectId, { status: "EXPIRED" })).is(200);
    const payload = { time: between(before, await clock.read()), ...parties };
    check("an active one", { rule: "expiry-announced" }, await heard.news(), [["subscription_expired", payload]]);
  },
});
