import { aProject, projectsOf, readProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { about, aMinute, daysAfter, now, subscriptionOf } from "../subscriptions.ts";

export default conformanceCase({
  title: "A trial lasts fourteen days and expires the project at that moment, not before",
  contract: ["getProject 200", "listProjects 200"],
  rules: { positive: ["trial-ends-by-clock", "expiry-keeps-plan"], contrast: ["trial-ends-by-clock"] },
  needs: { capabilities: ["panel", "clock"] },
  settings: { "trial-length": "P14D" },
  does: "creates",
  since: "1.0",
  source: ["webhook-trial", "choice-trial-length"],
  async run(stage) {
    const rule = { rule: "trial-ends-by-clock" } as const;
    const { projectId, externalCustomerId } = await aProject(stage);
    const { trialEndsAt = 0 } = await subscriptionOf(stage, projectId);
    stage.check("fourteen days", rule, trialEndsAt, about(daysAfter(await now(stage), 14)));
    const shown = async () => {
      const { status, plan } = (await readProject(stage, projectId)).is(200).body;
      const listed = (await projectsOf(stage, externalCustomerId)).is(200).body;
      return [status, plan, listed.map((project) => project.status)];
    };
    const plan = { id: 0, name: "Trial" };
    await aMinute(stage, "before", trialEndsAt);
    stage.check("a minute before", rule, await shown(), ["TRIAL", plan, ["TRIAL"]]);
    await aMinute(stage, "after", trialEndsAt);
    stage.check("at its end", rule, await shown(), ["EXPIRED", plan, ["EXPIRED"]]);
    await stage.clock.advance("P60D");
    stage.check("for good", rule, await shown(), ["EXPIRED", plan, ["EXPIRED"]]);
  },
});
