import { nobody } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

const message = "Missing required parameter";
const id = { id: nobody };

/** Complete bodies, of which each member is left out or sent empty in turn. */
const complete = [
  ["addWebsite", { projectId: nobody }, undefined],
  ["setWebsiteStatus", { status: "EXPIRED" }, id],
  ["setProjectStatus", { status: "EXPIRED" }, id],
  ["activateProject", { planId: nobody, forMonths: 6 }, id],
  ["setAddon", { type: "EMAIL_MARKETING", value: 0 }, id],
  ["connectDomain", { domain: "shop.example" }, id],
  ["createUser", { name: "Ada Byron", email: "nobody" }, undefined],
  ["searchUser", { email: "nobody" }, undefined],
] as const;

export default conformanceCase({
  title: "A call without one of its required parameters is refused before anything that it names is looked for",
  contract: [
    "addWebsite 400",
    "setWebsiteStatus 400",
    "setProjectStatus 400",
    "activateProject 400",
    "setAddon 400",
    "connectDomain 400",
    "createUser 400",
    "searchUser 400",
    "startDeprecatedBuild 400",
    "checkWebsiteKey 400",
  ],
  rules: {
    positive: ["required-parameters-present", "empty-counts-as-not-sent"],
    contrast: ["required-parameters-present"],
  },
  does: "reads",
  since: "1.0",
  source: ["activate-plan", "activate-months", "user-name", "user-email", "search-email", "check-key", "build-token"],
  sends: "invalid",
  async run({ anonymous, as, check }) {
    const platform = as("platform");
    const rule = { rule: "required-parameters-present" } as const;
    for (const [operation, whole, path] of complete) {
      const ask = (body: unknown, way: "form" | "json" = "form") =>
        platform.callInvalid(operation, { body, as: way, ...(path !== undefined && { path }) });
      for (const name of Object.keys(whole)) {
        const refused = (await ask({ ...whole, [name]: undefined })).is(400, message, rule);
        check(`${operation} says nothing more`, rule, refused.body, { success: false, message });
        (await ask({ ...whole, [name]: "" }, "json")).is(400, message, rule);
      }
      (await ask({})).is(400, message, rule);
      check(`${operation} whole`, rule, (await ask(whole)).status, operation === "createUser" ? 400 : 404);
    }

    for (const query of [{}, { key: "" }]) {
      (await platform.callInvalid("checkWebsiteKey", { query })).is(400, message);
    }
    (await platform.call("checkWebsiteKey", { query: { key: "nobody" } })).is(400, "Invalid website API key");
    for (const query of [{ websiteId: nobody }, { token: "", websiteId: nobody }]) {
      (await anonymous.callInvalid("startDeprecatedBuild", { query })).is(400, message);
    }
    const query = { token: "nobody", websiteId: nobody };
    (await anonymous.call("startDeprecatedBuild", { query })).is(404, "Website not found");
  },
});
