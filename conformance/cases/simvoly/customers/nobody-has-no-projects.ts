import { aProject, projectsOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A customer whom nobody knows has an empty list of projects",
  contract: ["listProjects 200"],
  rules: { positive: ["unknown-customer-has-no-projects"], contrast: ["unknown-customer-has-no-projects"] },
  does: "creates",
  since: "1.0",
  source: ["choice-unknown-customer-projects"],
  async run(stage) {
    const rule = { rule: "unknown-customer-has-no-projects" } as const;
    const none = (await projectsOf(stage, stage.unique("nobody"))).is(200).body;
    stage.check("nobody's", rule, none, []);
    const { externalCustomerId } = await aProject(stage);
    const one = (await projectsOf(stage, externalCustomerId)).is(200).body;
    stage.check("a customer's", rule, one.length, 1);
  },
});
