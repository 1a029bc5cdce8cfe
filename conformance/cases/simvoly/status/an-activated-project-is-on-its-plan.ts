import { aProject, readProject, setStatus } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "An activated project is active on the plan named and keeps it when it expires",
  contract: ["setProjectStatus 200", "getProject 200"],
  rules: {
    positive: ["activation-sets-plan-and-period", "expiry-keeps-plan", "expiring-twice-succeeds"],
    contrast: ["project-starts-on-trial"],
  },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["project-status-purpose", "project-list-in-use", "choice-expiring-again"],
  async run(stage) {
    const rule = { rule: "activation-sets-plan-and-period" } as const;
    const { projectId } = await aProject(stage);
    const { id } = await stage.arrange.addPlan({ name: stage.unique("plan") });
    const active = { status: "ACTIVE", planId: id, period: "YEARLY" } as const;
    for (const body of [active, { status: "EXPIRED" }, { status: "EXPIRED" }] as const) {
      (await setStatus(stage, projectId, body)).is(200);
      const { status, plan } = (await readProject(stage, projectId)).is(200).body;
      stage.check(body.status, rule, [status, plan.id], [body.status, id]);
    }
  },
});
