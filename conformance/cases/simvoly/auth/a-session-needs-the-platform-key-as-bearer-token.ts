import { aProject, bearer, checkKey, websiteKey } from "../arrange.ts";
import { bearerCalls } from "../calls.ts";
import { conformanceCase } from "../service.ts";

const message = "Invalid client key";

export default conformanceCase({
  title: "A session and the check of a website key need the platform key as bearer token",
  contract: ["createSession 401", "checkWebsiteKey 401", "createSession 200", "checkWebsiteKey 200"],
  rules: { positive: ["bearer-key-needed"], contrast: ["bearer-key-needed"] },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["session-address", "check-address"],
  sends: "invalid",
  async run(stage) {
    const { anonymous, as, check } = stage;
    for (const call of bearerCalls) {
      const refused = (await anonymous.send(call)).is(401, message);
      check("nothing more", { rule: "bearer-key-needed" }, refused.body, { success: false, message });
      for (const headers of [bearer(""), bearer("0".repeat(32))]) {
        (await anonymous.send({ ...call, headers: { ...call.headers, ...headers } })).is(401, message);
      }
    }
    const { projectId, websiteId, externalCustomerId } = await aProject(stage);
    (await as("platform").call("createSession", { body: { projectId, externalCustomerId } })).is(200);
    (await checkKey(stage, await websiteKey(stage, websiteId))).is(200);
  },
});
