import { readProject, setStatus } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aMinute, aSubscription, monthsAfter, setWebsiteStatus, subscriptionOf, toTheTenth } from "../subscriptions.ts";

export default conformanceCase({
  title:
    "A project that is expired by a call is not renewed at the end of its period, and runs from anew once activated",
  contract: ["getProject 200", "setProjectStatus 200", "setWebsiteStatus 200"],
  rules: { positive: ["activation-sets-plan-and-period"], contrast: ["period-renews-by-clock"] },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["project-status-purpose", "choice-renewal"],
  async run(stage) {
    const rule = { rule: "period-renews-by-clock" } as const;
    await toTheTenth(stage);
    const { projectId, websiteId, plan } = await aSubscription(stage);
    const { periodEndsAt: end = 0 } = await subscriptionOf(stage, projectId);
    await stage.clock.advance("P3D");
    (await setStatus(stage, projectId, { status: "EXPIRED" })).is(200);
    await aMinute(stage, "after", end);
    const { status } = (await readProject(stage, projectId)).is(200).body;
    const { periodEndsAt } = await subscriptionOf(stage, projectId);
    stage.check("after its end", rule, [status, periodEndsAt], ["EXPIRED", end]);

    (await setWebsiteStatus(stage, websiteId, { status: "ACTIVE", planId: plan.id, period: "MONTHLY" })).is(200);
    const { periodEndsAt: anew = 0 } = await subscriptionOf(stage, projectId);
    stage.check("a month from now", rule, Math.abs(anew - monthsAfter(end, 1)) <= 120, true);
    await aMinute(stage, "after", anew);
    const renewed = await subscriptionOf(stage, projectId);
    const expected = ["ACTIVE", monthsAfter(anew, 1)];
    stage.check("renewed once", rule, [renewed.status, renewed.periodEndsAt], expected);
  },
});
