import { aProject, readProject, setStatus } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { activate, aMinute, aPlan, subscriptionOf } from "../subscriptions.ts";

export default conformanceCase({
  title: "The end of a trial that was ended before, by activation or expiry, does nothing to the project",
  contract: ["getProject 200", "activateProject 200", "setProjectStatus 200"],
  rules: { positive: ["trial-ends-by-clock"], contrast: ["trial-ends-by-clock"] },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["webhook-trial", "choice-trial-length"],
  async run(stage) {
    const rule = { rule: "trial-ends-by-clock" } as const;
    const activated = await aProject(stage);
    const reactivated = await aProject(stage);
    const untouched = await aProject(stage);
    const { id: planId } = await aPlan(stage);
    const yearly = { status: "ACTIVE", planId, period: "YEARLY" } as const;
    (await activate(stage, activated.projectId, { planId, forMonths: 12 })).is(200);
    (await setStatus(stage, reactivated.projectId, { status: "EXPIRED" })).is(200);
    (await setStatus(stage, reactivated.projectId, yearly)).is(200);
    const kept = await subscriptionOf(stage, activated.projectId);

    await aMinute(stage, "after", (await subscriptionOf(stage, untouched.projectId)).trialEndsAt ?? 0);
    const shown = async ({ projectId }: { projectId: number }) => {
      const { status, plan } = (await readProject(stage, projectId)).is(200).body;
      return [status, plan.id];
    };
    stage.check("activated", rule, await shown(activated), ["ACTIVE", planId]);
    stage.check("expired and activated", rule, await shown(reactivated), ["ACTIVE", planId]);
    stage.check("left alone", rule, await shown(untouched), ["EXPIRED", 0]);
    const { periodEndsAt } = await subscriptionOf(stage, activated.projectId);
    stage.check("the period's end", rule, periodEndsAt, kept.periodEndsAt);
  },
});
