import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSession, askSession, closed, entered, gone } from "../sessions.ts";

export default conformanceCase({
  title: "An access address leads nowhere once its project has gone, and those of other projects are as they were",
  contract: ["openSession 404", "createSession 404", "openSession 302"],
  rules: { positive: ["session-leads-somewhere"], contrast: ["session-leads-somewhere"] },
  needs: { capabilities: ["panel"] },
  does: "destroys",
  since: "1.0",
  source: ["choice-site-deletion"],
  async run(stage) {
    const { projectId, websiteId, externalCustomerId } = await aProject(stage);
    const other = await aProject(stage, { externalCustomerId });
    const sessions = [];
    for (const place of [{ projectId }, { projectId, websiteId }])
      sessions.push(await aSession(stage, { externalCustomerId, ...place }));
    const kept = await aSession(stage, { externalCustomerId, projectId: other.projectId });

    await stage.arrange.deleteProject({ projectId });
    for (const session of sessions) await closed(stage, session, 404, gone);
    (await askSession(stage, { externalCustomerId, projectId })).is(404, "Project not found");
    const place = await entered(stage, kept);
    stage.check("the other project", { rule: "session-leads-somewhere" }, place.websiteId, other.websiteId);
  },
});
