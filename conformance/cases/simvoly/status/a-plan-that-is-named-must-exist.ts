import { aProject, nobody, readProject, setStatus } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { activate, aPlan, checkLimits, setWebsiteStatus } from "../subscriptions.ts";

export default conformanceCase({
  title: "A plan that is named must exist, and plan 0 of trials is none",
  contract: [
    "setProjectStatus 404",
    "setWebsiteStatus 404",
    "activateProject 404",
    "checkLimits 404",
    "activateProject 200",
    "checkLimits 200",
  ],
  rules: { positive: ["plan-known"], contrast: ["plan-known"] },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["choice-plan-0", "project-status-plan", "website-status-plan", "activate-plan", "limits-plan"],
  async run(stage) {
    const { projectId, websiteId } = await aProject(stage);
    const asked = async (planId: number) => [
      await setStatus(stage, projectId, { status: "ACTIVE", planId, period: "MONTHLY" }),
      await setWebsiteStatus(stage, websiteId, { status: "ACTIVE", planId, period: "MONTHLY" }),
      await activate(stage, projectId, { planId, forMonths: 1 }),
      await checkLimits(stage, websiteId, planId),
    ];
    for (const planId of [0, nobody]) {
      for (const answer of await asked(planId)) {
        answer.is(404, "Plan not found").has({ success: false, message: "Plan not found" });
      }
    }
    const { status } = (await readProject(stage, projectId)).is(200).body;
    stage.check("nothing is activated", { rule: "plan-known" }, status, "TRIAL");
    const { id } = await aPlan(stage);
    for (const answer of await asked(id)) answer.is(200);
  },
});
