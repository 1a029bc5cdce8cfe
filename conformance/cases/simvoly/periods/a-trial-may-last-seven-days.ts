import { aProject, readProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aMinute, daysAfter, now } from "../subscriptions.ts";

export default conformanceCase({
  title: "Where trials last seven days, a project is on trial for seven days and then expired",
  contract: ["getProject 200"],
  rules: { positive: ["trial-ends-by-clock"] },
  needs: { capabilities: ["clock"] },
  settings: { "trial-length": "P7D" },
  does: "creates",
  since: "1.0",
  source: ["choice-trial-length"],
  async run(stage) {
    const rule = { rule: "trial-ends-by-clock" } as const;
    const { projectId } = await aProject(stage);
    const end = daysAfter(await now(stage), 7);
    const status = async () => (await readProject(stage, projectId)).is(200).body.status;
    await aMinute(stage, "before", end);
    stage.check("a minute before", rule, await status(), "TRIAL");
    await aMinute(stage, "after", end);
    stage.check("a minute after", rule, await status(), "EXPIRED");
  },
});
