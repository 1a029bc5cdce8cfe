import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aReseller, customerOf, withSignOn } from "../sign-on.ts";

const html = { accept: "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8" };

export default conformanceCase({
  title: "A refusal of the deprecated sign-on is a page where a browser asks for HTML, and JSON otherwise",
  contract: ["startDeprecatedBuild 400", "startDeprecatedBuild 403", "startDeprecatedBuild 404"],
  rules: { positive: ["pages-for-browsers"], contrast: ["pages-for-browsers"] },
  needs: { capabilities: withSignOn },
  does: "creates",
  since: "1.0",
  source: ["choice-pages", "build-address"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "pages-for-browsers" } as const;
    const { receiver } = await aReseller(stage);
    const made = await aProject(stage);
    const stranger = await aProject(stage);
    receiver.answer({ body: customerOf(stranger) });
    const { websiteId } = made;
    for (const [query, status, message] of [
      [{ token: "t" }, 400, "Missing required parameter"],
      [{ token: "t", websiteId: 999_999_999 }, 404, "Website not found"],
      [{ token: "t", websiteId }, 403, "User has no access to this project"],
    ] as const) {
      const page = await stage.anonymous.call("startDeprecatedBuild", { query, headers: html });
      check("the status", rule, page.status, status);
      page.header("content-type", /^text\/html/, { rule: "pages-for-browsers" });
      check("the page says why", rule, page.text, new RegExp(`<h1>[^<]*${message}`));
      const answer = await stage.anonymous.call("startDeprecatedBuild", { query });
      answer.is(status, message).header("content-type", /^application\/json/, { rule: "pages-for-browsers" });
    }
  },
});
