import { conformanceCase } from "../service.ts";
import { aSession, closed, entered, gone, over } from "../sessions.ts";
import { anotherSite, aRoomyProject, deleteWebsite } from "../sites.ts";

export default conformanceCase({
  title: "An access address may work once only, and one that let nobody in is not used up",
  contract: ["openSession 410", "openSession 302"],
  rules: { positive: ["session-lives-900-seconds"], contrast: ["session-lives-900-seconds"] },
  settings: { "session-uses": "once" },
  needs: { capabilities: ["panel"] },
  does: "destroys",
  since: "1.0",
  source: ["choice-session-uses"],
  async run(stage) {
    const { check, setUp } = stage;
    const rule = { rule: "session-lives-900-seconds" } as const;
    const { projectId, websiteId, externalCustomerId } = await aRoomyProject(stage);
    const session = await aSession(stage, { externalCustomerId, projectId });
    const other = await aSession(stage, { externalCustomerId, projectId });
    check("the first time", rule, (await entered(stage, session)).websiteId, websiteId);
    await closed(stage, session, 410, over);

    await setUp(async () => (await deleteWebsite(stage, websiteId)).is(200));
    await closed(stage, other, 404, gone);
    const again = await anotherSite(stage, { projectId });
    check("not used up", rule, (await entered(stage, other)).websiteId, again.websiteId);
    await closed(stage, other, 410, over);
  },
});
