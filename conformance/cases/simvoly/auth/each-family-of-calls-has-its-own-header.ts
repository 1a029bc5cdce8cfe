import { aPlatformKey, aProject, bearer, contactsBy, hostOf, websiteKey } from "../arrange.ts";
import { bearerCalls, contactsCall, someManagementCalls } from "../calls.ts";
import { conformanceCase } from "../service.ts";

const message = "Invalid client key";

export default conformanceCase({
  title: "A key in the header of another family of calls, or of another kind, opens nothing",
  contract: ["listPlans 401", "createSession 401", "checkWebsiteKey 401", "listContacts 401", "listContacts 200"],
  rules: {
    positive: ["client-key-needed", "bearer-key-needed", "website-key-or-platform-key"],
    contrast: ["client-key-needed", "bearer-key-needed", "website-key-or-platform-key"],
  },
  needs: { capabilities: ["panel"] },
  settings: { "other-key-header": "refused" },
  does: "creates",
  since: "1.0",
  source: ["create-key", "session-address", "check-address", "site-website-key", "site-platform-key", "client-headers"],
  sends: "invalid",
  async run(stage) {
    const { anonymous, check } = stage;
    const key = await aPlatformKey(stage);
    const { websiteId } = await aProject(stage);
    const own = await websiteKey(stage, websiteId);
    const host = { "x-forwarded-host": await hostOf(stage, websiteId) };

    for (const wrong of [bearer(key), { "x-platform-key": key }, { "x-client-key": own }]) {
      for (const call of someManagementCalls) {
        (await anonymous.send({ ...call, headers: { ...call.headers, ...wrong } })).is(401, message);
      }
    }
    for (const wrong of [{ "x-client-key": key }, { "x-platform-key": key }, bearer(own), { authorization: key }]) {
      for (const call of bearerCalls) {
        (await anonymous.send({ ...call, headers: { ...call.headers, ...wrong } })).is(401, message);
      }
    }
    for (const wrong of [bearer(key), { "x-client-key": key }, { "x-platform-key": own }, { "x-client-key": own }]) {
      (await contactsBy(stage, { ...host, ...wrong })).is(401, "Invalid API key");
    }

    const rule = { rule: "client-key-needed" } as const;
    for (const call of someManagementCalls) {
      const headers = { ...call.headers, "x-client-key": key };
      check(call.operation, rule, (await anonymous.send({ ...call, headers })).status, call.answered);
    }
    for (const call of bearerCalls) {
      const answer = await anonymous.send({ ...call, headers: { ...call.headers, ...bearer(key) } });
      check(call.operation, { rule: "bearer-key-needed" }, answer.status, call.answered);
    }
    (await contactsBy(stage, { ...host, "x-platform-key": key })).is(200);
    (await contactsBy(stage, bearer(own))).is(200);
    (await anonymous.send({ ...contactsCall, headers: bearer(own) })).is(200);
  },
});
