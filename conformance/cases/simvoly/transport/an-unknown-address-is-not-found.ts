import { nobody } from "../arrange.ts";
import { asJson, everyCall, someManagementCalls } from "../calls.ts";
import { conformanceCase } from "../service.ts";

const message = "Not found";

export default conformanceCase({
  title: "An address that is none of the API, or whose id is no number, is not found, whatever else is wrong",
  contract: [
    "createProject 404",
    "addWebsite 404",
    "assignCustomer 404",
    "unassignCustomer 404",
    "listProjects 404",
    "getProject 404",
    "listProjectWebsites 404",
    "getWebsite 404",
    "setWebsiteStatus 404",
    "setProjectStatus 404",
    "activateProject 404",
    "setAddon 404",
    "checkLimits 404",
    "connectDomain 404",
    "disconnectDomain 404",
    "setPersonalizationTags 404",
    "createUser 404",
    "searchUser 404",
    "getUser 404",
    "deleteUser 404",
    "listTemplates 404",
    "getTemplate 404",
    "listFunnelTemplates 404",
    "getFunnelTemplate 404",
    "listPlans 404",
    "createSession 404",
    "openSession 404",
    "startDeprecatedBuild 404",
    "checkWebsiteKey 404",
    "listContacts 404",
  ],
  rules: { positive: ["route-known"], contrast: ["route-known"] },
  does: "reads",
  since: "1.0",
  source: ["choice-error-statuses", "choice-order-of-checks"],
  sends: "invalid",
  quirkAddress: true,
  async run({ anonymous, as, check }) {
    const rule = { rule: "route-known" } as const;
    for (const call of everyCall) {
      const path = elsewhere(call.path);
      const refused = (await as("platform").send({ ...call, path })).is(404, message, rule);
      check(`${path} says nothing more`, rule, refused.body, { success: false, message });
    }
    for (const call of someManagementCalls) {
      const path = elsewhere(call.path);
      (await anonymous.send({ ...call, path, headers: asJson, body: "{" })).is(404, message, rule);
    }
    const numbered = everyCall.filter(({ path }) => path.split("?")[0]?.includes(`/${nobody}`));
    check("operations with an id in the address", rule, numbered.length, 15);
    for (const call of numbered) {
      const path = call.path.replace(`/${nobody}`, "/first");
      (await as("platform").send({ ...call, path })).is(404, message, rule);
    }
    for (const id of ["-1", "1.5", "1e3", "0x1"]) {
      const path = `/api/v1/users/${id}`;
      (await as("platform").send({ operation: "getUser", method: "GET", path })).is(404, message, rule);
    }
    for (const path of ["/api", "/api/v1", "/api/v2/plans", "/api/v1/website/add/1", "/api/site/orders"]) {
      (await anonymous.send({ method: "GET", path })).is(404, message, rule);
    }
    (await as("platform").call("listPlans")).is(200);
  },
});

const elsewhere = (path: string): string => path.replace(/^\/api\/\w+\/[a-z-]+/, "$&-nothing");
