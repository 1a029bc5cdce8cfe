import { aProject, readProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A trial that runs out expires the project at that moment",
  contract: ["getProject 200"],
  rules: { positive: ["trial-ends-by-clock"], contrast: ["trial-ends-by-clock"] },
  needs: { capabilities: ["clock"] },
  settings: { "trial-length": "P14D" },
  does: "creates",
  since: "1.0",
  source: ["webhook-trial"],
  async run(stage) {
    const rule = { rule: "trial-ends-by-clock" } as const;
    const { projectId } = await aProject(stage);
    await stage.clock.advance("P13D");
    const before = (await readProject(stage, projectId)).is(200).body;
    stage.check("a day before", rule, before.status, "TRIAL");
    await stage.clock.advance("P1D");
    const after = (await readProject(stage, projectId)).is(200).body;
    stage.check("at its end", rule, after.status, "EXPIRED");
  },
});
