import { asJson, bearerCalls, browserCalls, contactsCall, managementPosts, someManagementCalls } from "../calls.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "The key is looked at before body and parameters, and after address and method",
  contract: ["createUser 401", "createUser 400", "createSession 401", "checkWebsiteKey 401", "checkLimits 401"],
  rules: {
    positive: ["client-key-needed", "bearer-key-needed", "website-key-or-platform-key"],
    contrast: ["body-well-formed", "required-parameters-present"],
  },
  does: "reads",
  since: "1.0",
  source: ["choice-order-of-checks"],
  sends: "invalid",
  async run({ anonymous, as, check }) {
    for (const call of managementPosts) {
      (await anonymous.send({ ...call, headers: asJson, body: "{" })).is(401, "Invalid client key");
    }
    for (const call of managementPosts.filter(({ operation }) => operation === "createUser")) {
      (await as("platform").send({ ...call, headers: asJson, body: "{" })).is(400, "Malformed request body");
    }
    const session = { operation: "createSession", method: "POST", path: "/api/platform/session" } as const;
    (await anonymous.send({ ...session, headers: asJson, body: "{" })).is(401, "Invalid client key");
    const limits = { path: { id: 1 }, query: {} };
    (await anonymous.callInvalid("checkLimits", limits)).is(401, "Invalid client key");
    (await anonymous.callInvalid("checkWebsiteKey", { query: {} })).is(401, "Invalid client key");
    (await anonymous.callInvalid("listContacts", { query: { limit: 0 } })).is(401, "Invalid API key");
    for (const { path } of [...someManagementCalls, ...bearerCalls, contactsCall, ...browserCalls]) {
      const answer = await anonymous.send({ method: "PATCH", path });
      check(`PATCH ${path}`, { rule: "method-offered" }, answer.status, 405);
    }
  },
});
