import { aProject, readProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { activate, aPlan } from "../subscriptions.ts";

const message = "Invalid number of months";

export default conformanceCase({
  title: "A project is activated for a whole number of months from 1 to 120, and for no other",
  contract: ["activateProject 400", "activateProject 200"],
  rules: { positive: ["months-whole-and-positive"], contrast: ["months-whole-and-positive"] },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["activate-months", "choice-continue-as"],
  sends: "invalid",
  async run(stage) {
    const rule = { rule: "months-whole-and-positive" } as const;
    const { projectId } = await aProject(stage);
    const { id: planId } = await aPlan(stage);
    const path = { id: projectId };
    for (const forMonths of [0, -1, 121, 1.5, "six", "1 month"]) {
      const refused = await stage.as("platform").callInvalid("activateProject", { path, body: { planId, forMonths } });
      refused.is(400, message).has({ success: false, message });
    }
    const status = async () => (await readProject(stage, projectId)).is(200).body.status;
    stage.check("not activated", rule, await status(), "TRIAL");
    for (const forMonths of [1, 120]) (await activate(stage, projectId, { planId, forMonths })).is(200);
    stage.check("activated", rule, await status(), "ACTIVE");
  },
});
