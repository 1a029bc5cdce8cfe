import { aProject, nobody } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A website that fits a plan is answered with success, and an unknown plan is not found",
  contract: ["checkLimits 200", "checkLimits 404"],
  rules: { positive: ["plan-known"], contrast: ["limits-answered-not-refused"] },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["choice-plan-0", "limits-answer"],
  async run(stage) {
    const { websiteId: id } = await aProject(stage);
    const { id: planId } = await stage.arrange.addPlan({ name: stage.unique("plan") });
    const ask = (plan: number) => stage.as("platform").call("checkLimits", { path: { id }, query: { planId: plan } });
    const { success } = (await ask(planId)).is(200).body;
    stage.check("fits", { rule: "limits-answered-not-refused" }, success, true);
    (await ask(nobody)).is(404, "Plan not found");
  },
});
