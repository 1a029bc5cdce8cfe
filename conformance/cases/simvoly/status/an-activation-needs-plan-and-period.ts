import { aProject, setStatus } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "ACTIVE needs a plan and a period, and EXPIRED neither",
  contract: ["setProjectStatus 400", "setProjectStatus 404", "setProjectStatus 200"],
  rules: {
    positive: ["activation-needs-plan-and-period", "plan-known"],
    contrast: ["activation-needs-plan-and-period"],
  },
  does: "creates",
  since: "1.0",
  source: ["project-status-plan", "choice-plan-0"],
  async run(stage) {
    const { projectId } = await aProject(stage);
    (await setStatus(stage, projectId, { status: "ACTIVE" })).is(400, "Missing required parameter");
    const none = { status: "ACTIVE", planId: 0, period: "MONTHLY" } as const;
    (await setStatus(stage, projectId, none)).is(404, "Plan not found");
    (await setStatus(stage, projectId, { status: "EXPIRED" })).is(200);
  },
});
