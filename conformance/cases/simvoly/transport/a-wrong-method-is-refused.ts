import { everyCall, type PlainCall, someManagementCalls } from "../calls.ts";
import { conformanceCase } from "../service.ts";

const message = "Method not allowed";

export default conformanceCase({
  title: "An address that is called by another method is refused with the methods that it takes",
  contract: [
    "createProject 405",
    "addWebsite 405",
    "assignCustomer 405",
    "unassignCustomer 405",
    "listProjects 405",
    "getProject 405",
    "listProjectWebsites 405",
    "getWebsite 405",
    "setWebsiteStatus 405",
    "setProjectStatus 405",
    "activateProject 405",
    "setAddon 405",
    "checkLimits 405",
    "connectDomain 405",
    "disconnectDomain 405",
    "setPersonalizationTags 405",
    "createUser 405",
    "searchUser 405",
    "getUser 405",
    "deleteUser 405",
    "listTemplates 405",
    "getTemplate 405",
    "listFunnelTemplates 405",
    "getFunnelTemplate 405",
    "listPlans 405",
    "createSession 405",
    "openSession 405",
    "startDeprecatedBuild 405",
    "checkWebsiteKey 405",
    "listContacts 405",
  ],
  rules: { positive: ["method-offered"], contrast: ["method-offered", "route-known"] },
  does: "reads",
  since: "1.0",
  source: ["choice-error-statuses", "choice-order-of-checks"],
  sends: "invalid",
  async run({ anonymous, as, check }) {
    const rule = { rule: "method-offered" } as const;
    for (const call of everyCall) {
      const { operation, path } = call;
      const [method = ""] = othersAt(call);
      const refused = (await anonymous.send({ operation, method, path })).is(405, message);
      check(`${method} says nothing more`, rule, refused.body, { success: false, message });
      check(`${operation} allows`, rule, methodsIn(refused.headers["allow"]), offeredAt(call));
    }
    for (const call of someManagementCalls) {
      const { operation, path } = call;
      for (const method of othersAt(call)) {
        (await as("platform").send({ operation, method, path })).is(405, message);
      }
      const answer = await as("platform").send(call);
      check(`${call.method} is taken`, rule, answer.status, call.answered);
    }
  },
});

const offeredAt = ({ method, also = [] }: PlainCall): readonly string[] => [method, ...also].toSorted();

const othersAt = (call: PlainCall): readonly string[] =>
  ["GET", "POST", "PATCH"].filter((method) => !offeredAt(call).includes(method));

const methodsIn = (allow = ""): readonly string[] => allow.split(/\s*,\s*/).toSorted();
