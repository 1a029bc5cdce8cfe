import { readProject, setStatus } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import {
  about,
  aMinute,
  aPlan,
  aSubscription,
  monthsAfter,
  now,
  setWebsiteStatus,
  subscriptionOf,
} from "../subscriptions.ts";

export default conformanceCase({
  title: "Activating an active project changes its plan at once and begins a new period, and the old one ends nothing",
  contract: ["setProjectStatus 200", "setWebsiteStatus 200", "getProject 200"],
  rules: {
    positive: ["activation-of-active-changes-plan"],
    contrast: ["period-renews-by-clock", "activation-of-active-changes-plan"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["choice-activation"],
  async run(stage) {
    const rule = { rule: "activation-of-active-changes-plan" } as const;
    const { projectId, websiteId, plan } = await aSubscription(stage);
    const first = await subscriptionOf(stage, projectId);
    await stage.clock.advance("P10D");
    const dearer = await aPlan(stage);
    (await setStatus(stage, projectId, { status: "ACTIVE", planId: dearer.id, period: "YEARLY" })).is(200);
    const { status, plan: shown } = (await readProject(stage, projectId)).is(200).body;
    stage.check("at once", rule, [status, shown.id], ["ACTIVE", dearer.id]);
    const second = await subscriptionOf(stage, projectId);
    stage.check("a new period", rule, second.periodEndsAt, about(monthsAfter(await now(stage), 12)));

    await aMinute(stage, "after", first.periodEndsAt ?? 0);
    const old = await subscriptionOf(stage, projectId);
    const expected = [dearer.id, "YEARLY", second.periodEndsAt];
    stage.check("the old end", rule, [old.planId, old.period, old.periodEndsAt], expected);

    const back = { status: "ACTIVE", planId: plan.id, period: "MONTHLY" } as const;
    (await setWebsiteStatus(stage, websiteId, back)).is(200);
    const third = await subscriptionOf(stage, projectId);
    const ends = about(monthsAfter(await now(stage), 1));
    stage.check("back", rule, [third.planId, third.period, third.periodEndsAt], [plan.id, "MONTHLY", ends]);
    (await setStatus(stage, projectId, { status: "EXPIRED" })).is(200);
    const expired = await subscriptionOf(stage, projectId);
    stage.check("another status changes no plan", rule, [expired.status, expired.planId], ["EXPIRED", plan.id]);
  },
});
