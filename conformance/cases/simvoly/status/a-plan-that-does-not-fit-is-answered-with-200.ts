import { aProject, readProject, setStatus } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { activate, aPlan, setWebsiteStatus, use } from "../subscriptions.ts";

const message = "Project exceeds the limits of this plan";

export default conformanceCase({
  title: "Where refusals of the business have status 200, a plan that does not fit is answered with success false",
  contract: ["setProjectStatus 200", "setWebsiteStatus 200", "activateProject 200"],
  rules: { positive: ["activation-within-limits"] },
  needs: { capabilities: ["panel"] },
  settings: { "business-refusal-status": 200 },
  does: "creates",
  since: "1.0",
  source: ["choice-refusals-with-200", "activate-answer"],
  async run(stage) {
    const rule = { rule: "activation-within-limits" } as const;
    const { projectId, websiteId } = await aProject(stage);
    const { id: planId } = await aPlan(stage, { pages: 5 });
    await use(stage, websiteId, { pages: 6 });
    const active = { status: "ACTIVE", planId, period: "MONTHLY" } as const;
    for (const answer of [
      await setStatus(stage, projectId, active),
      await setWebsiteStatus(stage, websiteId, active),
      await activate(stage, projectId, { planId, forMonths: 3 }),
    ]) {
      stage.check("refused", rule, answer.is(200).body, { success: false, message });
    }
    stage.check("still on trial", rule, (await readProject(stage, projectId)).is(200).body.status, "TRIAL");
    await use(stage, websiteId, { pages: 5 });
    stage.check("it fits", rule, (await setStatus(stage, projectId, active)).is(200).body, { success: true });
  },
});
