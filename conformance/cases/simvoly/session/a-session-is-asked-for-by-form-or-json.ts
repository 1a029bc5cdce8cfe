import { aProject } from "../arrange.ts";
import { asForm, asJson } from "../calls.ts";
import { conformanceCase } from "../service.ts";
import { entered } from "../sessions.ts";

const message = "Invalid parameter";

export default conformanceCase({
  title: "A session is asked for by a form, or JSON with the same names, and every parameter is of its type",
  contract: ["createSession 200", "createSession 400", "openSession 302"],
  rules: {
    positive: ["json-read-like-a-form", "parameters-of-their-type", "body-well-formed"],
    contrast: ["parameters-of-their-type", "body-well-formed"],
  },
  does: "creates",
  since: "1.0",
  source: ["session-address", "choice-json-bodies"],
  sends: "invalid",
  async run(stage) {
    const platform = stage.as("platform");
    const { projectId, websiteId, externalCustomerId } = await aProject(stage);
    const body = { externalCustomerId, projectId, websiteId, path: "/me/store" };
    for (const as of ["form", "json"] as const) {
      const session = (await platform.call("createSession", { body, as })).is(200).body;
      const { cookie: _cookie, ...place } = await entered(stage, session);
      stage.check(as, { rule: "json-read-like-a-form" }, place, { websiteId, path: "/me/store" });
    }

    const ask = { method: "POST", path: "/api/platform/session", operation: "createSession" } as const;
    for (const wrong of ["projectId=first", "projectId=1.5", "websiteId=all", "userId=me"]) {
      const form = `${wrong}${wrong.startsWith("userId") ? `&projectId=${projectId}` : `&externalCustomerId=x`}`;
      (await platform.send({ ...ask, headers: asForm, body: form })).is(400, message).has({ success: false, message });
    }
    for (const wrong of [{ externalCustomerId: 7 }, { userEmail: [] }, { path: { to: "/" } }, { projectId: "1" }]) {
      const text = JSON.stringify({ ...body, ...wrong });
      (await platform.send({ ...ask, headers: asJson, body: text })).is(400, message);
    }
    for (const text of ["{", "[]]", '{"projectId":']) {
      (await platform.send({ ...ask, headers: asJson, body: text })).is(400, "Malformed request body");
    }
  },
});
