import { nobody } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

const message = "Invalid parameter";
const noNumber = ["first", "1.5", "0x1"];

export default conformanceCase({
  title: "A number in the query that is none, and a text that is sent as a list, is refused",
  contract: [
    "listProjects 400",
    "checkLimits 400",
    "disconnectDomain 400",
    "startDeprecatedBuild 400",
    "checkWebsiteKey 400",
    "listContacts 400",
  ],
  rules: { positive: ["parameters-of-their-type"], contrast: ["parameters-of-their-type"] },
  needs: { roles: ["website"] },
  does: "reads",
  since: "1.0",
  source: ["choice-error-statuses", "website-api-errors"],
  sends: "invalid",
  async run({ anonymous, as, check }) {
    const platform = as("platform");
    const rule = { rule: "parameters-of-their-type" } as const;
    const path = { id: nobody };
    for (const value of noNumber) {
      const refused = (await platform.callInvalid("listProjects", { query: { userId: value } })).is(400, message);
      check("nothing more", rule, refused.body, { success: false, message });
    }
    const value = "1.5";
    (await platform.callInvalid("checkLimits", { path, query: { planId: value } })).is(400, message);
    for (const name of ["websiteId", "projectId"]) {
      const query = { token: "nobody", [name]: value };
      (await anonymous.callInvalid("startDeprecatedBuild", { query })).is(400, message);
    }
    for (const name of ["limit", "skip", "created_at_min", "created_at_max"]) {
      (await as("website").callInvalid("listContacts", { query: { [name]: value } })).is(400, message, rule);
    }
    const list = { "externalCustomerId[]": "nobody" };
    (await platform.callInvalid("listProjects", { query: list })).is(400, message);
    (await platform.callInvalid("listProjects", { query: { "customerEmail[]": "nobody" } })).is(400, message);
    (await platform.callInvalid("checkWebsiteKey", { query: { "key[]": "nobody" } })).is(400, message);
    const token = { "token[]": "nobody", websiteId: nobody };
    (await anonymous.callInvalid("startDeprecatedBuild", { query: token })).is(400, message);
    const domain = { path, query: { "domain[]": "shop.example" }, body: {} };
    (await platform.callInvalid("disconnectDomain", domain)).is(400, message);

    check("numbers", rule, (await platform.call("listProjects", { query: { userId: nobody } })).status, 200);
    (await platform.call("checkLimits", { path, query: { planId: nobody } })).is(404, "Website not found");
    (await as("website").call("listContacts", { query: { limit: 1, created_at_min: 1 } })).is(200);
  },
});
