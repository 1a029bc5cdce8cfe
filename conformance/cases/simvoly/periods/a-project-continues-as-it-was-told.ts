import { aProject, readProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { activate, aMinute, aPlan, monthsAfter, subscriptionOf, toTheTenth } from "../subscriptions.ts";

export default conformanceCase({
  title:
    "After its months a project goes on by the year or by the month as continueAs says, and by the month without it",
  contract: ["activateProject 200", "getProject 200"],
  rules: {
    positive: ["activation-continues-as", "activation-continues-monthly"],
    contrast: ["activation-continues-as", "activation-continues-monthly"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["activate-continue-as", "activate-purpose", "choice-continue-as"],
  async run(stage) {
    await toTheTenth(stage);
    const { id: planId } = await aPlan(stage);
    const activated = async (continueAs?: "MONTHLY" | "YEARLY") => {
      const { projectId } = await aProject(stage);
      const body = { planId, forMonths: 3, ...(continueAs && { continueAs }) };
      (await activate(stage, projectId, body)).is(200);
      const { periodEndsAt: end = 0, period } = await subscriptionOf(stage, projectId);
      return { projectId, end, period };
    };
    const yearly = await activated("YEARLY");
    const monthly = await activated("MONTHLY");
    const unsaid = await activated();
    await aMinute(stage, "after", unsaid.end);
    for (const [project, months, period, rule] of [
      [yearly, 12, "YEARLY", "activation-continues-as"],
      [monthly, 1, "MONTHLY", "activation-continues-as"],
      [unsaid, 1, "MONTHLY", "activation-continues-monthly"],
    ] as const) {
      const next = await subscriptionOf(stage, project.projectId);
      stage.check("from the beginning", { rule }, project.period, period);
      stage.check(`goes on ${period}`, { rule }, [next.status, next.period], ["ACTIVE", period]);
      stage.check("until", { rule }, next.periodEndsAt, monthsAfter(project.end, months));
      const { status, plan } = (await readProject(stage, project.projectId)).is(200).body;
      stage.check("on its plan", { rule }, [status, plan.id], ["ACTIVE", planId]);
    }
  },
});
