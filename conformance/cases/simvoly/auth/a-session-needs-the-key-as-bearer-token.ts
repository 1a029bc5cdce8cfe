import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A session is made with the platform key as bearer token and refused without it",
  contract: ["createSession 401", "createSession 200"],
  rules: { positive: ["bearer-key-needed"], contrast: ["bearer-key-needed"] },
  does: "creates",
  since: "1.0",
  source: ["session-address"],
  async run(stage) {
    const { projectId, externalCustomerId } = await aProject(stage);
    const body = { projectId, externalCustomerId };
    (await stage.anonymous.call("createSession", { body })).is(401, "Invalid client key");
    (await stage.as("platform").call("createSession", { body })).is(200);
  },
});
