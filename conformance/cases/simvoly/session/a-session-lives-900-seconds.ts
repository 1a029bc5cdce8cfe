import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A session shows when it was made and when it expires, 900 seconds apart",
  contract: ["createSession 200"],
  rules: { positive: ["session-times-shown"], contrast: ["session-needs-access"] },
  does: "creates",
  since: "1.0",
  source: ["session-answer"],
  async run(stage) {
    const rule = { rule: "session-times-shown" } as const;
    const { projectId, externalCustomerId } = await aProject(stage);
    const body = { projectId, externalCustomerId };
    const made = (await stage.as("platform").call("createSession", { body })).is(200).body;
    stage.check("apart", rule, made.expiresAt - made.createdAt, 900);
  },
});
