import { aProject, readProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { about, activate, aMinute, aPlan, monthsAfter, now, subscriptionOf } from "../subscriptions.ts";

export default conformanceCase({
  title: "A project activated for months is active on the plan named until so many calendar months have passed",
  contract: ["activateProject 200", "getProject 200"],
  rules: {
    positive: ["activation-lasts-its-months"],
    contrast: ["activation-lasts-its-months", "activation-sets-plan-and-period"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["activate-purpose", "activate-months", "activate-answer"],
  async run(stage) {
    const rule = { rule: "activation-lasts-its-months" } as const;
    const plan = await aPlan(stage);
    const { projectId } = await aProject(stage);
    for (const forMonths of [120, 1, 6]) {
      const done = await activate(stage, projectId, { planId: plan.id, forMonths });
      stage.check("the whole answer", { status: "activateProject 200" }, done.is(200).body, { success: true });
      const { periodEndsAt } = await subscriptionOf(stage, projectId);
      stage.check(`${forMonths} months`, rule, periodEndsAt, about(monthsAfter(await now(stage), forMonths)));
    }
    const { periodEndsAt = 0 } = await subscriptionOf(stage, projectId);
    await aMinute(stage, "before", periodEndsAt);
    const { status, plan: shown } = (await readProject(stage, projectId)).is(200).body;
    stage.check("a minute before", rule, [status, shown], ["ACTIVE", { id: plan.id, name: plan.name }]);
    stage.check("the same end", rule, (await subscriptionOf(stage, projectId)).periodEndsAt, periodEndsAt);

    const byStatus = await aProject(stage);
    const body = { status: "ACTIVE", planId: plan.id, period: "MONTHLY" } as const;
    (await stage.as("platform").call("setProjectStatus", { path: { id: byStatus.projectId }, body })).is(200);
    const month = about(monthsAfter(await now(stage), 1));
    const other = await subscriptionOf(stage, byStatus.projectId);
    stage.check("one that is set ACTIVE", rule, other.periodEndsAt, month);
  },
});
