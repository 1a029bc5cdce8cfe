import { aProject, setStatus } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { setAddon, subscriptionOf } from "../subscriptions.ts";

export default conformanceCase({
  title: "Where refusals of the business have status 200, an expired project's add-on is answered with success false",
  contract: ["setAddon 200"],
  rules: { positive: ["addon-needs-live-project"] },
  needs: { capabilities: ["panel"] },
  settings: { "business-refusal-status": 200 },
  does: "creates",
  since: "1.0",
  source: ["choice-refusals-with-200", "addon-answer"],
  async run(stage) {
    const rule = { rule: "addon-needs-live-project" } as const;
    const { projectId } = await aProject(stage);
    stage.check("on trial", rule, (await setAddon(stage, projectId, 500)).is(200).body, { success: true });
    (await setStatus(stage, projectId, { status: "EXPIRED" })).is(200);
    const refused = (await setAddon(stage, projectId, 1000)).is(200).body;
    stage.check("expired", rule, refused, { success: false, message: "Project is expired" });
    const { addons } = await subscriptionOf(stage, projectId);
    stage.check("as before", rule, addons, { EMAIL_MARKETING: 500 });
  },
});
