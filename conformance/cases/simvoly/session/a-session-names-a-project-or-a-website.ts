import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { askSession } from "../sessions.ts";

const message = "Missing required parameter";

export default conformanceCase({
  title: "A session names a project or a website; an empty one, and a null in JSON, is none",
  contract: ["createSession 400", "createSession 200"],
  rules: { positive: ["session-needs-a-place"], contrast: ["session-needs-a-place"] },
  does: "creates",
  since: "1.0",
  source: ["session-project", "session-website", "choice-session-access"],
  sends: "invalid",
  async run(stage) {
    const platform = stage.as("platform");
    const { projectId, websiteId, externalCustomerId } = await aProject(stage);
    for (const place of [{}, { path: "/me/store" }, { projectId: "", websiteId: "" }]) {
      const body = { externalCustomerId, ...place };
      const refused = (await platform.callInvalid("createSession", { body })).is(400, message);
      refused.has({ success: false, message });
    }
    const nothing = { externalCustomerId, websiteId: null };
    (await platform.call("createSession", { body: nothing, as: "json" })).is(400, message);

    for (const place of [{ projectId }, { websiteId }, { projectId, websiteId }]) {
      (await askSession(stage, { externalCustomerId, ...place })).is(200);
    }
    const ofProject = { externalCustomerId, projectId, websiteId: null };
    (await platform.call("createSession", { body: ofProject, as: "json" })).is(200);
  },
});
