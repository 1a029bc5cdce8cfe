import { nobody } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { askSession, gone, leadsTo } from "../sessions.ts";
import { anotherSite, aRoomyProject, deleteWebsite } from "../sites.ts";

export default conformanceCase({
  title:
    "A session for a deleted website, or for one that never was, is refused, and for the others of its project not",
  contract: ["createSession 404", "createSession 200"],
  rules: { positive: ["session-site-not-deleted"], contrast: ["session-site-not-deleted"] },
  needs: { capabilities: ["panel"] },
  does: "destroys",
  since: "1.0",
  source: ["session-deleted-website", "session-advice", "choice-site-deletion"],
  async run(stage) {
    const { projectId, websiteId, externalCustomerId } = await aRoomyProject(stage);
    const old = await anotherSite(stage, { projectId });
    const ask = (place: { projectId?: number; websiteId?: number }) =>
      askSession(stage, { externalCustomerId, ...place });
    (await ask({ websiteId: old.websiteId })).is(200);
    await stage.setUp(async () => (await deleteWebsite(stage, old.websiteId)).is(200));

    for (const id of [old.websiteId, nobody]) {
      for (const place of [{ websiteId: id }, { projectId, websiteId: id }]) {
        (await ask(place)).is(404, gone).has({ success: false, message: gone });
      }
    }
    (await ask({ projectId: nobody })).is(404, "Project not found");
    (await ask({ websiteId })).is(200);
    const place = await leadsTo(stage, { externalCustomerId, projectId });
    stage.check("to what is left", { rule: "session-site-not-deleted" }, place.websiteId, websiteId);
  },
});
