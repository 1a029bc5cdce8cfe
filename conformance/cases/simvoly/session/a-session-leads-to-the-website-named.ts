import { conformanceCase } from "../service.ts";
import { aSession, entered, leadsTo } from "../sessions.ts";
import { anotherSite, aRoomyProject } from "../sites.ts";

export default conformanceCase({
  title: "With a website a session leads to that one, whichever was modified last",
  contract: ["openSession 302", "createSession 200"],
  rules: { positive: ["session-to-named-site"], contrast: ["session-to-named-site"] },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["session-website"],
  async run(stage) {
    const { arrange, check, clock } = stage;
    const rule = { rule: "session-to-named-site" } as const;
    const { projectId, websiteId, externalCustomerId } = await aRoomyProject(stage);
    await clock.advance("PT2S");
    const added = await anotherSite(stage, { projectId });
    const session = await aSession(stage, { externalCustomerId, websiteId });
    check("the older one", rule, (await entered(stage, session)).websiteId, websiteId);
    for (const id of [websiteId, added.websiteId]) {
      for (const place of [{ websiteId: id }, { projectId, websiteId: id }]) {
        check("the one named", rule, (await leadsTo(stage, { externalCustomerId, ...place })).websiteId, id);
      }
    }
    await clock.advance("PT2S");
    await arrange.editWebsite({ websiteId: added.websiteId });
    check("still", rule, (await entered(stage, session)).websiteId, websiteId);
    const unnamed = await leadsTo(stage, { externalCustomerId, projectId });
    check("where none is named", rule, unnamed.websiteId, added.websiteId);
  },
});
