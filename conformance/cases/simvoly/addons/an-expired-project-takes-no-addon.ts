import { setStatus } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSubscription, setAddon, subscriptionOf } from "../subscriptions.ts";

const message = "Project is expired";

export default conformanceCase({
  title: "An expired project takes no add-on and keeps the one it has; activated again it takes one",
  contract: ["setAddon 400", "setAddon 200"],
  rules: { positive: ["addon-needs-live-project"], contrast: ["addon-needs-live-project"] },
  needs: { capabilities: ["panel"] },
  settings: { "business-refusal-status": 400 },
  does: "creates",
  since: "1.0",
  source: ["choice-addon-expired", "choice-refusals-with-200"],
  async run(stage) {
    const rule = { rule: "addon-needs-live-project" } as const;
    const { projectId, plan } = await aSubscription(stage);
    const kept = async () => (await subscriptionOf(stage, projectId)).addons;
    (await setAddon(stage, projectId, 1000)).is(200);
    (await setStatus(stage, projectId, { status: "EXPIRED" })).is(200);
    (await setAddon(stage, projectId, 5000)).is(400, message).has({ success: false, message });
    stage.check("as before", rule, await kept(), { EMAIL_MARKETING: 1000 });
    (await setStatus(stage, projectId, { status: "ACTIVE", planId: plan.id, period: "MONTHLY" })).is(200);
    (await setAddon(stage, projectId, 5000)).is(200);
    stage.check("activated again", rule, await kept(), { EMAIL_MARKETING: 5000 });
  },
});
