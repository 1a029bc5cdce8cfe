import { member } from "../../../kit/json.ts";
import { ofSubscriptions } from "../announced.ts";
import { readProject, setStatus } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { activate, aPlan, aSubscription, setWebsiteStatus } from "../subscriptions.ts";
import { listenTo, withWebhooks } from "../webhooks.ts";

export default conformanceCase({
  title: "Where changes of plan are silent, an active project changes unannounced, and only a new activation is told",
  contract: ["setProjectStatus 200", "setWebsiteStatus 200", "activateProject 200"],
  rules: { positive: ["activation-announced"], contrast: ["plan-change-announced"] },
  needs: { capabilities: withWebhooks },
  settings: { "plan-change-webhook": "silent" },
  does: "creates",
  since: "1.0",
  source: ["choice-plan-change-announced"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "plan-change-announced" } as const;
    const heard = await listenTo(stage, ...ofSubscriptions);
    const { projectId, websiteId, plan } = await aSubscription(stage);
    const told = async () =>
      (await heard.news()).map(([topic, payload]) => [topic, member(member(payload, "plan"), "id")]);
    check("the activation", { rule: "activation-announced" }, await told(), [["subscription_activated", plan.id]]);
    const other = await aPlan(stage);
    (await setStatus(stage, projectId, { status: "ACTIVE", planId: other.id, period: "MONTHLY" })).is(200);
    (await setWebsiteStatus(stage, websiteId, { status: "ACTIVE", planId: other.id, period: "YEARLY" })).is(200);
    (await activate(stage, projectId, { planId: plan.id, forMonths: 2 })).is(200);
    check("the changes", rule, await told(), []);
    check("that were made", rule, (await readProject(stage, projectId)).is(200).body.plan.id, plan.id);
    (await setStatus(stage, projectId, { status: "EXPIRED" })).is(200);
    (await activate(stage, projectId, { planId: other.id, forMonths: 2 })).is(200);
    check("expired and activated", { rule: "activation-announced" }, await told(), [
      ["subscription_expired", undefined],
      ["subscription_activated", other.id],
    ]);
  },
});
