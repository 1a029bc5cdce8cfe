import { aProject, readProject, setStatus } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { about, aPlan, monthsAfter, now, setWebsiteStatus, subscriptionOf } from "../subscriptions.ts";

export default conformanceCase({
  title: "A project that is activated is active on the plan named until a month or a year from then",
  contract: ["setProjectStatus 200", "setWebsiteStatus 200", "getProject 200"],
  rules: {
    positive: ["activation-sets-plan-and-period"],
    contrast: ["project-starts-on-trial", "activation-sets-plan-and-period"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["project-status-purpose", "project-status-answer", "website-status-purpose", "website-status-answer"],
  async run(stage) {
    const rule = { rule: "activation-sets-plan-and-period" } as const;
    const plan = await aPlan(stage);
    for (const [period, months] of [
      ["MONTHLY", 1],
      ["YEARLY", 12],
    ] as const) {
      for (const by of ["project", "website"] as const) {
        const { projectId, websiteId } = await aProject(stage);
        const body = { status: "ACTIVE", planId: plan.id, period } as const;
        const done =
          by === "project" ? await setStatus(stage, projectId, body) : await setWebsiteStatus(stage, websiteId, body);
        stage.check("the whole answer", { status: "setProjectStatus 200" }, done.is(200).body, { success: true });

        const shown = (await readProject(stage, projectId)).is(200).body;
        stage.check(`active by ${by}`, rule, [shown.status, shown.plan], ["ACTIVE", { id: plan.id, name: plan.name }]);
        const { periodEndsAt, ...kept } = await subscriptionOf(stage, projectId);
        stage.check("its end", rule, periodEndsAt, about(monthsAfter(await now(stage), months)));
        stage.check("what is kept", rule, [kept.status, kept.planId, kept.period], ["ACTIVE", plan.id, period]);
      }
    }
    const { projectId } = await aProject(stage);
    const { planId, period, periodEndsAt } = await subscriptionOf(stage, projectId);
    stage.check("one that is not activated", rule, [planId, period, periodEndsAt], [0, undefined, undefined]);
  },
});
