import { aProject, readProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { about, aMinute, daysAfter, now, subscriptionOf } from "../subscriptions.ts";

export default conformanceCase({
  title: "Another trial length that the back office sets holds for trials that begin later and for no running one",
  contract: ["getProject 200"],
  rules: { positive: ["trial-ends-by-clock"], contrast: ["trial-ends-by-clock"] },
  needs: { capabilities: ["panel", "clock"] },
  settings: { "trial-length": "P14D" },
  does: "creates",
  since: "1.0",
  source: ["choice-trial-length"],
  async run(stage) {
    const rule = { rule: "trial-ends-by-clock" } as const;
    const running = await aProject(stage);
    await stage.setUp(() => stage.arrange.setTrialLength({ days: 3 }));
    const later = await aProject(stage);
    const end = async ({ projectId }: { projectId: number }) =>
      (await subscriptionOf(stage, projectId)).trialEndsAt ?? 0;
    const start = await now(stage);
    stage.check("the running one", rule, await end(running), about(daysAfter(start, 14)));
    stage.check("the later one", rule, await end(later), about(daysAfter(start, 3)));
    await aMinute(stage, "after", await end(later));
    const status = async ({ projectId }: { projectId: number }) =>
      (await readProject(stage, projectId)).is(200).body.status;
    stage.check("after three days", rule, [await status(running), await status(later)], ["TRIAL", "EXPIRED"]);
    await aMinute(stage, "after", await end(running));
    stage.check("after fourteen", rule, [await status(running), await status(later)], ["EXPIRED", "EXPIRED"]);
  },
});
