import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSession, askSession, closed, entered, gone } from "../sessions.ts";
import { anotherSite, deleteWebsite, makeRoom } from "../sites.ts";

export default conformanceCase({
  title: "A session for a project without websites is refused, and an access address leads nowhere once they have gone",
  contract: ["createSession 404", "openSession 404", "openSession 302"],
  rules: { positive: ["session-leads-somewhere"], contrast: ["session-leads-somewhere"] },
  needs: { capabilities: ["panel"] },
  does: "destroys",
  since: "1.0",
  source: ["choice-site-deletion", "session-forward"],
  async run(stage) {
    const { check, setUp } = stage;
    const { projectId, websiteId, externalCustomerId } = await aProject(stage);
    await makeRoom(stage, projectId);
    const second = await anotherSite(stage, { projectId });
    const ofProject = await aSession(stage, { externalCustomerId, projectId });
    const ofSecond = await aSession(stage, { externalCustomerId, projectId, websiteId: second.websiteId });

    await setUp(async () => (await deleteWebsite(stage, second.websiteId)).is(200));
    await closed(stage, ofSecond, 404, gone);
    const left = await entered(stage, ofProject);
    check("the other one", { rule: "session-leads-somewhere" }, left.websiteId, websiteId);

    await setUp(async () => (await deleteWebsite(stage, websiteId)).is(200));
    await closed(stage, ofProject, 404, gone);
    (await askSession(stage, { externalCustomerId, projectId })).is(404, gone).has({ success: false, message: gone });

    const again = await anotherSite(stage, { projectId });
    check(
      "a new one",
      { rule: "session-leads-somewhere" },
      (await entered(stage, ofProject)).websiteId,
      again.websiteId,
    );
    (await askSession(stage, { externalCustomerId, projectId })).is(200);
  },
});
