import { everyPost, outcome } from "../posts.ts";
import { conformanceCase } from "../service.ts";

const colors = { secondaryColor2: "", secondaryColor3: "", secondaryColor4: "" };
const templates = { templateId: "", funnelTemplateId: "", customerSubdomain: "", personalizationTags: "", tags: "" };
const names = { customerFirstName: "", customerLastName: "", customerEmail: "" };

const empty = {
  createProject: { ...templates, ...colors, customerId: "", userId: "" },
  addWebsite: { ...templates, ...colors, secondaryColor1: "" },
  assignCustomer: { ...names, externalCustomerId: "" },
  unassignCustomer: { externalCustomerId: "" },
  setWebsiteStatus: { planId: "", period: "" },
  setProjectStatus: { planId: "", period: "" },
  setPersonalizationTags: { ...colors, brandColor: "", personalizationTags: "" },
  createUser: { ip: "" },
  createSession: { userId: "", userEmail: "", websiteId: "" },
};

/** Null where the contract lets it be, in JSON. */
const emptyOrNull = {
  ...empty,
  createProject: { ...empty.createProject, templateId: null, funnelTemplateId: null },
  addWebsite: { ...empty.addWebsite, templateId: null, funnelTemplateId: null },
  createSession: { ...empty.createSession, websiteId: null },
};

export default conformanceCase({
  title: "A parameter that is sent empty counts as not sent, in a form, in JSON and in the query",
  contract: ["createProject 200", "assignCustomer 200", "listContacts 200", "listProjects 200"],
  rules: { positive: ["empty-counts-as-not-sent"], contrast: ["empty-counts-as-not-sent"] },
  needs: { capabilities: ["panel"], roles: ["website"] },
  does: "destroys",
  since: "1.0",
  source: [
    "reason-empty-parameters",
    "create-template",
    "create-funnel-template",
    "add-template",
    "choice-json-bodies",
  ],
  sends: "invalid",
  async run(stage) {
    const rule = { rule: "empty-counts-as-not-sent" } as const;
    stage.check("in forms", rule, await everyPost(stage, { as: "form", beside: empty }), outcome);
    stage.check("empty or null in JSON", rule, await everyPost(stage, { as: "json", beside: emptyOrNull }), outcome);

    const body = { name: "Ada Byron", email: `${stage.unique("ada")}@clients.example`, locale: "", password: "p" };
    const made = (await stage.as("platform").callInvalid("createUser", { body })).is(200).body.data;
    stage.check("a locale", rule, made.locale, "en");
    const asked = { userId: made.id, externalCustomerId: "", customerEmail: "" };
    (await stage.as("platform").call("listProjects", { query: asked })).is(200);
    const page = { limit: "", skip: "", created_at_min: "", created_at_max: "" };
    const contacts = (await stage.as("website").callInvalid("listContacts", { query: page })).is(200).body;
    stage.check("a page", rule, [contacts.limit, contacts.skip], [30, 0]);
  },
});
