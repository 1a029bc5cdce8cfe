import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import {
  about,
  activate,
  aMinute,
  aSubscription,
  monthsAfter,
  subscriptionOf,
  toTheEndOfJanuary,
} from "../subscriptions.ts";

export default conformanceCase({
  title: "A period from the 31st ends on the last day of a month that lacks it, and the next one on the 31st again",
  contract: ["getProject 200", "setProjectStatus 200", "activateProject 200"],
  rules: { positive: ["period-counted-from-activation"], contrast: ["period-counted-from-activation"] },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["choice-calendar"],
  async run(stage) {
    const rule = { rule: "period-counted-from-activation" } as const;
    const start = await toTheEndOfJanuary(stage);
    const { projectId, plan } = await aSubscription(stage);
    const promoted = await aProject(stage);
    (await activate(stage, promoted.projectId, { planId: plan.id, forMonths: 3, continueAs: "YEARLY" })).is(200);
    const end = async (id = projectId) => (await subscriptionOf(stage, id)).periodEndsAt ?? 0;
    const dayOf = (unix: number) => new Date(unix * 1000).toISOString().slice(5, 10);

    stage.check("of a promotion", rule, dayOf(await end(promoted.projectId)), "04-30");
    for (const [months, day] of [
      [1, "02-28"],
      [2, "03-31"],
      [3, "04-30"],
      [4, "05-31"],
    ] as const) {
      const reached = await end();
      stage.check(`end ${months}`, rule, [dayOf(reached), reached], [day, about(monthsAfter(start, months))]);
      await aMinute(stage, "after", reached);
    }
    const year = await end(promoted.projectId);
    stage.check("a year after three months", rule, [dayOf(year), year], ["04-30", about(monthsAfter(start, 15))]);
  },
});
