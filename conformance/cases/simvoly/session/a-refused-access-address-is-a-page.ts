import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSession, closed, gone, open, over } from "../sessions.ts";
import { deleteWebsite } from "../sites.ts";
import { instantOf } from "../subscriptions.ts";

const html = { accept: "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8" };

export default conformanceCase({
  title: "A refusal of an access address is a page where a browser asks for HTML, and JSON otherwise",
  contract: ["openSession 404", "openSession 410", "openSession 302"],
  rules: { positive: ["pages-for-browsers"], contrast: ["pages-for-browsers"] },
  needs: { capabilities: ["clock"] },
  does: "destroys",
  since: "1.0",
  source: ["choice-pages", "session-lifetime"],
  async run(stage) {
    const { anonymous, check, clock, setUp } = stage;
    const rule = { rule: "pages-for-browsers" } as const;
    const isPage = async (token: string, status: 404 | 410, message: string) => {
      const page = await anonymous.call("openSession", { path: { token }, headers: html });
      check("the status", rule, page.status, status);
      page
        .header("content-type", /^text\/html/, rule)
        .header("set-cookie", undefined)
        .header("location", undefined);
      check("the page says why", rule, page.text, new RegExp(`<h1>[^<]*${message}`));
      await closed(stage, { token }, status, message);
    };

    await isPage("x".repeat(40), 404, "Session not found");
    const { projectId, websiteId, externalCustomerId } = await aProject(stage);
    const session = await aSession(stage, { externalCustomerId, projectId });
    (await anonymous.call("openSession", { path: { token: session.token }, headers: html })).is(302);
    const json = (await open(stage, { token: "y".repeat(40) })).is(404, "Session not found");
    json.header("content-type", /^application\/json/, rule);
    await setUp(async () => (await deleteWebsite(stage, websiteId)).is(200));
    await isPage(session.token, 404, gone);
    await clock.advanceTo(instantOf(session.expiresAt + 1));
    await isPage(session.token, 410, over);
  },
});
