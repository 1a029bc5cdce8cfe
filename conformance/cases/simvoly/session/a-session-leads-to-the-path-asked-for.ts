import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { leadsTo } from "../sessions.ts";

export default conformanceCase({
  title: "A session leads to the path asked for, and to /me/website where none was",
  contract: ["openSession 302", "createSession 200"],
  rules: {
    positive: ["session-path-followed", "session-default-path"],
    contrast: ["session-path-followed", "session-default-path"],
  },
  does: "creates",
  since: "1.0",
  source: ["session-path", "choice-session-redirect"],
  async run(stage) {
    const { projectId, websiteId, externalCustomerId } = await aProject(stage);
    const paths = ["/me/settings", "/me/store", "/me/website", "/me/pages/1?edit=yes&tab=seo"];
    const places = [
      [{ projectId }, paths],
      [{ websiteId }, ["/me/store"]],
      [{ projectId, websiteId }, ["/me/store"]],
    ] as const;
    const usual = { websiteId, path: "/me/website" };
    for (const [place, wished] of places) {
      const goes = (wish: { path?: string }) => leadsTo(stage, { externalCustomerId, ...place, ...wish });
      for (const path of wished) {
        stage.check("path", { rule: "session-path-followed" }, await goes({ path }), { websiteId, path });
      }
      stage.check("none", { rule: "session-default-path" }, await goes({}), usual);
    }
    const empty = await leadsTo(stage, { externalCustomerId, projectId, path: "" });
    stage.check("an empty one", { rule: "session-default-path" }, empty, usual);
  },
});
