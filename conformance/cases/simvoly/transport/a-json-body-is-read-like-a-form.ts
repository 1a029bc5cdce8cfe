import { everyPost, outcome } from "../posts.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title:
    "Every call with a body takes it as a form of either kind or as JSON with the same names, and ignores what it does not know",
  contract: ["createUser 200", "createProject 200", "activateProject 200", "setAddon 200", "createSession 200"],
  rules: { positive: ["json-read-like-a-form"], contrast: ["json-read-like-a-form", "body-well-formed"] },
  needs: { capabilities: ["panel"] },
  does: "destroys",
  since: "1.0",
  source: ["choice-json-bodies", "create-key", "client-headers"],
  sends: "invalid",
  async run(stage) {
    const rule = { rule: "json-read-like-a-form" } as const;
    stage.check("by forms", rule, await everyPost(stage, { as: "form" }), outcome);
    stage.check("by multipart", rule, await everyPost(stage, { as: "multipart" }), outcome);
    const unknown = { nickname: "Olly", colour: ["#123456"], inside: { projectId: "none" } };
    const beside = {
      createUser: unknown,
      searchUser: unknown,
      createProject: unknown,
      activateProject: unknown,
      addWebsite: unknown,
      assignCustomer: unknown,
      setAddon: unknown,
      setPersonalizationTags: unknown,
      connectDomain: unknown,
      disconnectDomain: unknown,
      createSession: unknown,
      unassignCustomer: unknown,
      setWebsiteStatus: unknown,
      setProjectStatus: unknown,
    };
    stage.check("by JSON, with unknown members", rule, await everyPost(stage, { as: "json", beside }), outcome);
  },
});
