import { aProject, projectsOf, readProject, setStatus } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { activate, aMinute, aSubscription, monthsAfter, subscriptionOf, toTheTenth } from "../subscriptions.ts";

export default conformanceCase({
  title: "A period whose renewal fails expires the project at its end; one whose renewal does not is renewed",
  contract: ["getProject 200", "listProjects 200"],
  rules: { positive: ["failed-renewal-expires", "expiry-keeps-plan"], contrast: ["failed-renewal-expires"] },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["webhook-expired", "choice-renewal"],
  async run(stage) {
    const rule = { rule: "failed-renewal-expires" } as const;
    await toTheTenth(stage);
    const { projectId, plan, externalCustomerId } = await aSubscription(stage);
    const mended = await aProject(stage);
    (await activate(stage, mended.projectId, { planId: plan.id, forMonths: 1 })).is(200);
    const fails = (id: number, wish = {}) =>
      stage.setUp(() => stage.arrange.failNextRenewal({ projectId: id, ...wish }));
    await fails(projectId);
    await fails(mended.projectId);
    await fails(mended.projectId, { fails: false });
    const { periodEndsAt: end = 0 } = await subscriptionOf(stage, mended.projectId);
    const shown = async (id = projectId) => {
      const project = (await readProject(stage, id)).is(200).body;
      return [project.status, project.plan.id];
    };

    await aMinute(stage, "before", end);
    stage.check("a minute before", rule, await shown(), ["ACTIVE", plan.id]);
    await aMinute(stage, "after", end);
    stage.check("after it", rule, await shown(), ["EXPIRED", plan.id]);
    const [listed] = (await projectsOf(stage, externalCustomerId)).is(200).body;
    stage.check("in the list", rule, listed?.status, "EXPIRED");
    stage.check("mended in time", rule, await shown(mended.projectId), ["ACTIVE", plan.id]);

    await aMinute(stage, "after", monthsAfter(end, 1));
    stage.check("expired for good", rule, await shown(), ["EXPIRED", plan.id]);
    (await setStatus(stage, projectId, { status: "ACTIVE", planId: plan.id, period: "MONTHLY" })).is(200);
    await stage.clock.advance("P40D");
    stage.check("activated anew, the failure is past", rule, await shown(), ["ACTIVE", plan.id]);
  },
});
