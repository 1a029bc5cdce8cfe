import { aProject } from "../arrange.ts";
import { browserCalls } from "../calls.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "The two addresses that browsers go to need no key, and a wrong one does no harm there",
  contract: ["openSession 302", "openSession 404", "startDeprecatedBuild 404", "createSession 401"],
  rules: { positive: ["browsers-need-no-key"], contrast: ["browsers-need-no-key", "bearer-key-needed"] },
  does: "creates",
  since: "1.0",
  source: ["session-forward", "build-address"],
  sends: "invalid",
  async run(stage) {
    const { anonymous, as, check } = stage;
    const rule = { rule: "browsers-need-no-key" } as const;
    const wrong = { "x-client-key": "0".repeat(32), authorization: `Bearer ${"0".repeat(32)}` };
    const { projectId, externalCustomerId } = await aProject(stage);
    const body = { projectId, externalCustomerId };
    const made = (await as("platform").call("createSession", { body })).is(200).body;
    const path = { token: made.token };
    (await anonymous.call("openSession", { path })).is(302);
    (await anonymous.call("openSession", { path, headers: wrong })).is(302);
    for (const call of browserCalls) {
      for (const headers of [{}, wrong]) {
        const answer = await anonymous.send({ ...call, headers });
        check(`${call.operation} is read`, rule, answer.status, call.answered);
      }
    }
    (await anonymous.call("createSession", { body })).is(401, "Invalid client key");
  },
});
