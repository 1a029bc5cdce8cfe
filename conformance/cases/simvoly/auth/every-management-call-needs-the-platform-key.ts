import { managementCalls, someManagementCalls } from "../calls.ts";
import { conformanceCase } from "../service.ts";

const message = "Invalid client key";

export default conformanceCase({
  title: "Every management call is refused without the platform key, like one with a wrong key, and answered with it",
  contract: [
    "createProject 401",
    "addWebsite 401",
    "assignCustomer 401",
    "unassignCustomer 401",
    "listProjects 401",
    "getProject 401",
    "listProjectWebsites 401",
    "getWebsite 401",
    "setWebsiteStatus 401",
    "setProjectStatus 401",
    "activateProject 401",
    "setAddon 401",
    "checkLimits 401",
    "connectDomain 401",
    "disconnectDomain 401",
    "setPersonalizationTags 401",
    "createUser 401",
    "searchUser 401",
    "getUser 401",
    "deleteUser 401",
    "listTemplates 401",
    "getTemplate 401",
    "listFunnelTemplates 401",
    "getFunnelTemplate 401",
    "listPlans 401",
  ],
  rules: { positive: ["client-key-needed"], contrast: ["client-key-needed"] },
  does: "reads",
  since: "1.0",
  source: ["create-key", "key-secret", "choice-error-statuses"],
  sends: "invalid",
  async run({ anonymous, as, check }) {
    const rule = { rule: "client-key-needed" } as const;
    for (const call of managementCalls) {
      const refused = (await anonymous.send(call)).is(401, message);
      check(`${call.operation} says nothing more`, rule, refused.body, { success: false, message });
    }
    for (const call of someManagementCalls) {
      const headers = { ...call.headers, "x-client-key": "0".repeat(32) };
      (await anonymous.send({ ...call, headers })).is(401, message);
      const answer = await as("platform").send(call);
      check(`${call.operation} with the key`, rule, answer.status, call.answered);
    }
  },
});
