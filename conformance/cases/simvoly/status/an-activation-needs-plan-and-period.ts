import { aProject, readProject, setStatus } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aPlan, setWebsiteStatus } from "../subscriptions.ts";

const missing = "Missing required parameter";

export default conformanceCase({
  title: "ACTIVE needs a plan and a period, and EXPIRED and DELETED need neither",
  contract: ["setProjectStatus 400", "setWebsiteStatus 400", "setProjectStatus 200", "setWebsiteStatus 200"],
  rules: {
    positive: ["activation-needs-plan-and-period"],
    contrast: ["activation-needs-plan-and-period"],
  },
  needs: { capabilities: ["panel"] },
  does: "destroys",
  since: "1.0",
  source: ["website-status-plan", "website-status-period", "project-status-plan", "project-status-period"],
  async run(stage) {
    const { projectId, websiteId } = await aProject(stage);
    const { id: planId } = await aPlan(stage);
    for (const body of [
      { status: "ACTIVE" },
      { status: "ACTIVE", planId },
      { status: "ACTIVE", period: "MONTHLY" },
    ] as const) {
      (await setStatus(stage, projectId, body)).is(400, missing).has({ success: false, message: missing });
      (await setWebsiteStatus(stage, websiteId, body)).is(400, missing).has({ success: false, message: missing });
    }
    const { status, plan } = (await readProject(stage, projectId)).is(200).body;
    const rule = { rule: "activation-needs-plan-and-period" } as const;
    stage.check("still on trial", rule, [status, plan], ["TRIAL", { id: 0, name: "Trial" }]);

    (await setStatus(stage, projectId, { status: "ACTIVE", planId, period: "MONTHLY" })).is(200);
    (await setStatus(stage, projectId, { status: "EXPIRED" })).is(200);
    (await setWebsiteStatus(stage, websiteId, { status: "ACTIVE", planId, period: "MONTHLY" })).is(200);
    (await setWebsiteStatus(stage, websiteId, { status: "EXPIRED" })).is(200);
    (await setWebsiteStatus(stage, websiteId, { status: "DELETED" })).is(200);
  },
});
