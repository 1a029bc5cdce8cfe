import { bearerCalls, browserCalls, contactsCall, managementCalls, someManagementCalls } from "../calls.ts";
import { conformanceCase } from "../service.ts";

const message = "Internal server error";

export default conformanceCase({
  title: "An unexpected failure of any call is answered in one general sentence, and the next call as ever",
  contract: [
    "createProject 500",
    "addWebsite 500",
    "assignCustomer 500",
    "unassignCustomer 500",
    "listProjects 500",
    "getProject 500",
    "listProjectWebsites 500",
    "getWebsite 500",
    "setWebsiteStatus 500",
    "setProjectStatus 500",
    "activateProject 500",
    "setAddon 500",
    "checkLimits 500",
    "connectDomain 500",
    "disconnectDomain 500",
    "setPersonalizationTags 500",
    "searchUser 500",
    "getUser 500",
    "deleteUser 500",
    "listTemplates 500",
    "getTemplate 500",
    "listFunnelTemplates 500",
    "getFunnelTemplate 500",
    "listPlans 500",
    "createSession 500",
    "openSession 500",
    "startDeprecatedBuild 500",
    "checkWebsiteKey 500",
    "listContacts 500",
  ],
  rules: { positive: ["server-failure"], contrast: ["server-failure"] },
  needs: { capabilities: ["faults"] },
  does: "reads",
  since: "1.0",
  source: ["choice-server-failure", "website-api-errors"],
  async run({ anonymous, as, check, control }) {
    const rule = { rule: "server-failure" } as const;
    // A call that makes a user has a case of its own.
    const calls = managementCalls.filter(({ operation }) => operation !== "createUser");
    for (const call of [...calls, ...bearerCalls, contactsCall]) {
      await control.fault({ operation: call.operation, answer: message });
      const refused = (await as("platform").send(call)).is(500, message);
      check(`${call.operation} says nothing more`, rule, refused.body, { success: false, message });
    }
    for (const call of someManagementCalls) {
      check("the next one is answered", rule, (await as("platform").send(call)).status, call.answered);
    }
    for (const call of browserCalls) {
      await control.fault({ operation: call.operation, answer: message });
      (await anonymous.send(call)).is(500, message);
    }
  },
});
