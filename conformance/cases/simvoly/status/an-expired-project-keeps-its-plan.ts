import { aProject, readProject, setStatus } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aPlan, aSubscription, setWebsiteStatus } from "../subscriptions.ts";

export default conformanceCase({
  title: "An expired project keeps its plan, which for an expired trial is Trial, until it is activated on another",
  contract: ["setProjectStatus 200", "setWebsiteStatus 200", "getProject 200"],
  rules: { positive: ["expiry-keeps-plan", "expiring-twice-succeeds"], contrast: ["expiry-keeps-plan"] },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["project-list-in-use", "choice-expiring-again"],
  async run(stage) {
    const rule = { rule: "expiry-keeps-plan" } as const;
    const trial = await aProject(stage);
    const { projectId, websiteId, plan } = await aSubscription(stage);
    const shown = async (id: number) => {
      const project = (await readProject(stage, id)).is(200).body;
      return [project.status, project.plan];
    };
    const named = ["EXPIRED", { id: plan.id, name: plan.name }];

    for (const again of ["once", "twice"]) {
      const { body } = (await setStatus(stage, projectId, { status: "EXPIRED" })).is(200);
      stage.check(`${again}: the answer`, { rule: "expiring-twice-succeeds" }, body, { success: true });
      stage.check(`${again}: on its plan`, rule, await shown(projectId), named);
      const through = (await setWebsiteStatus(stage, trial.websiteId, { status: "EXPIRED" })).is(200).body;
      stage.check(`${again}: the website's answer`, { rule: "expiring-twice-succeeds" }, through, { success: true });
      stage.check(`${again}: on Trial`, rule, await shown(trial.projectId), ["EXPIRED", { id: 0, name: "Trial" }]);
    }
    const other = await aPlan(stage);
    (await setWebsiteStatus(stage, websiteId, { status: "ACTIVE", planId: other.id, period: "MONTHLY" })).is(200);
    stage.check("on another", rule, await shown(projectId), ["ACTIVE", { id: other.id, name: other.name }]);
  },
});
