import { readProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aMinute, aSubscription, monthsAfter, subscriptionOf, toTheTenth } from "../subscriptions.ts";

export default conformanceCase({
  title: "At the end of each period an active project is renewed for another month or year, and not a minute before",
  contract: ["getProject 200"],
  rules: { positive: ["period-renews-by-clock"], contrast: ["period-renews-by-clock"] },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["webhook-renewed", "choice-renewal"],
  async run(stage) {
    const rule = { rule: "period-renews-by-clock" } as const;
    await toTheTenth(stage);
    for (const [period, months] of [
      ["MONTHLY", 1],
      ["YEARLY", 12],
    ] as const) {
      const { projectId, plan } = await aSubscription(stage, { period });
      const { periodEndsAt: first = 0 } = await subscriptionOf(stage, projectId);
      const end = async () => (await subscriptionOf(stage, projectId)).periodEndsAt;
      for (let counted = 0; counted < 2; counted += 1) {
        await aMinute(stage, "before", monthsAfter(first, counted * months));
        stage.check(`${period}: before end ${counted + 1}`, rule, await end(), monthsAfter(first, counted * months));
        await aMinute(stage, "after", monthsAfter(first, counted * months));
        stage.check(`${period}: after it`, rule, await end(), monthsAfter(first, (counted + 1) * months));
      }
      const { status, plan: shown } = (await readProject(stage, projectId)).is(200).body;
      stage.check("still on its plan", rule, [status, shown], ["ACTIVE", { id: plan.id, name: plan.name }]);
      stage.check("as before", rule, (await subscriptionOf(stage, projectId)).period, period);
    }
  },
});
