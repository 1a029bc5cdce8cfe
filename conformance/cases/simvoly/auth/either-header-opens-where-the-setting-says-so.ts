import { aPlatformKey, bearer } from "../arrange.ts";
import { bearerCalls, contactsCall, someManagementCalls } from "../calls.ts";
import { conformanceCase } from "../service.ts";

const wrong = "0".repeat(32);

export default conformanceCase({
  title:
    "The platform key opens both families of calls in either header where the setting says so, and a wrong one none",
  contract: ["listPlans 200", "listPlans 401", "createSession 401", "checkWebsiteKey 401", "listContacts 401"],
  rules: {
    positive: ["client-key-needed", "bearer-key-needed", "website-key-or-platform-key"],
    contrast: ["client-key-needed", "bearer-key-needed"],
  },
  needs: { capabilities: ["panel"] },
  settings: { "other-key-header": "accepted" },
  does: "creates",
  since: "1.0",
  source: ["choice-other-key-header"],
  sends: "invalid",
  async run(stage) {
    const { anonymous, check } = stage;
    const key = await aPlatformKey(stage);
    const rule = { rule: "client-key-needed" } as const;
    for (const call of someManagementCalls) {
      const answer = await anonymous.send({ ...call, headers: { ...call.headers, ...bearer(key) } });
      check(`${call.operation} by bearer token`, rule, answer.status, call.answered);
      const own = await anonymous.send({ ...call, headers: { ...call.headers, "x-client-key": key } });
      check(`${call.operation} by its own header`, rule, own.status, call.answered);
      (await anonymous.send({ ...call, headers: { ...call.headers, ...bearer(wrong) } })).is(401, "Invalid client key");
    }
    for (const call of bearerCalls) {
      const answer = await anonymous.send({ ...call, headers: { ...call.headers, "x-client-key": key } });
      check(`${call.operation} by the client key`, { rule: "bearer-key-needed" }, answer.status, call.answered);
      const headers = { ...call.headers, "x-client-key": wrong };
      (await anonymous.send({ ...call, headers })).is(401, "Invalid client key");
      (await anonymous.send(call)).is(401, "Invalid client key");
    }
    for (const headers of [bearer(key), { "x-client-key": key }]) {
      (await anonymous.send({ ...contactsCall, headers })).is(401, "Invalid API key");
    }
  },
});
