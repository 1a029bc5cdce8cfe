import { aProject, readProject } from "../arrange.ts";
import { browserCalls } from "../calls.ts";
import { conformanceCase } from "../service.ts";

const browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
const page = { accept: browser };

export default conformanceCase({
  title: "Where a browser asks for HTML, the two addresses that browsers go to refuse with a page, and no other does",
  contract: [
    "openSession 404",
    "openSession 410",
    "startDeprecatedBuild 404",
    "startDeprecatedBuild 400",
    "getProject 404",
  ],
  rules: { positive: ["pages-for-browsers"], contrast: ["pages-for-browsers"] },
  needs: { capabilities: ["clock"] },
  does: "creates",
  since: "1.0",
  source: ["choice-pages"],
  sends: "invalid",
  async run(stage) {
    const { anonymous, as, check, clock } = stage;
    const rule = { rule: "pages-for-browsers" } as const;
    const isPage = (text: string) => /^<!doctype html>.*<\/html>\s*$/is.test(text);
    for (const call of browserCalls) {
      const refused = await anonymous.send({ ...call, headers: page });
      check(`${call.operation} with a page`, rule, [refused.status, isPage(refused.text)], [call.answered, true]);
      refused.header("content-type", /^text\/html\b/, rule);
      for (const accept of ["application/json", "*/*"]) {
        const plain = await anonymous.send({ ...call, headers: { accept } });
        plain.header("content-type", /^application\/json\b/, rule);
        plain.is(404);
      }
    }
    const missing = await anonymous.callInvalid("startDeprecatedBuild", { query: {}, headers: page });
    check("a missing parameter", rule, [missing.status, isPage(missing.text)], [400, true]);

    const { projectId, externalCustomerId } = await aProject(stage);
    const made = (await as("platform").call("createSession", { body: { projectId, externalCustomerId } })).is(200).body;
    const path = { token: made.token };
    const opened = (await anonymous.call("openSession", { path, headers: page })).is(302);
    check("what is opened is no page", rule, opened.text, "");
    await clock.advance("PT15M");
    const late = await anonymous.call("openSession", { path, headers: page });
    check("too late", rule, [late.status, isPage(late.text)], [410, true]);
    (await anonymous.call("openSession", { path })).is(410, "Session has expired");

    const other = { path: { projectId: 999_999_999 }, headers: page };
    const refused = (await as("platform").call("getProject", other)).is(404, "Project not found");
    refused.header("content-type", /^application\/json\b/, rule);
    (await readProject(stage, projectId)).is(200);
  },
});
