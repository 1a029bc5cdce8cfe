import { aProject, projectsOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A customer named by two identifiers or by none is refused",
  contract: ["createProject 400", "listProjects 400"],
  rules: { positive: ["customer-named-once"], contrast: ["customer-named-once"] },
  does: "creates",
  since: "1.0",
  source: ["create-user", "choice-two-identifiers"],
  async run(stage) {
    const made = await aProject(stage);
    const message = "Provide exactly one customer identifier";
    (await stage.as("platform").call("createProject", { body: {} })).is(400, message);
    const body = { externalCustomerId: made.externalCustomerId, userId: 1 };
    (await stage.as("platform").call("createProject", { body })).is(400, message);
    (await stage.as("platform").call("listProjects", { query: {} })).is(400, message);
    (await projectsOf(stage, made.externalCustomerId)).is(200);
  },
});
