import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { askSession } from "../sessions.ts";
import { anotherSite, makeRoom } from "../sites.ts";

const message = "Website does not belong to this project";

export default conformanceCase({
  title: "A session's website is one of its project, also where the customer owns both projects",
  contract: ["createSession 400", "createSession 200"],
  rules: { positive: ["session-site-in-project"], contrast: ["session-site-in-project"] },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["session-project", "session-website", "choice-session-access"],
  async run(stage) {
    const first = await aProject(stage);
    const { externalCustomerId } = first;
    const second = await aProject(stage, { externalCustomerId });
    await makeRoom(stage, first.projectId);
    const added = await anotherSite(stage, { projectId: first.projectId });

    for (const { projectId, websiteId } of [
      { projectId: first.projectId, websiteId: second.websiteId },
      { projectId: second.projectId, websiteId: added.websiteId },
    ]) {
      const refused = (await askSession(stage, { externalCustomerId, projectId, websiteId })).is(400, message);
      refused.has({ success: false, message });
    }
    for (const { projectId, websiteId } of [first, second, { ...added, projectId: first.projectId }]) {
      (await askSession(stage, { externalCustomerId, projectId, websiteId })).is(200);
    }
  },
});
