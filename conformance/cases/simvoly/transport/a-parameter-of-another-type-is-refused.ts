import { nobody } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

const message = "Invalid parameter";
const id = { id: nobody };
const noNumber = { form: ["12a"], json: [1.5, true, "12a"] };
const noText = { form: [], json: [7, ["text"]] };

const templates = { templateId: noNumber, funnelTemplateId: noNumber, personalizationTags: noText, tags: noText };
const customer = { externalCustomerId: noText, userId: noNumber };
const names = { customerFirstName: noText, customerLastName: noText };
const place = { projectId: noNumber, websiteId: noNumber };

/** What each call needs, and wrong values of each parameter: the first call is sent all of them, the others the first of each way. */
const wrong = [
  [
    "createProject",
    { customerId: "nobody" },
    {
      ...templates,
      ...customer,
      ...names,
      customerId: noText,
      customerSubdomain: noText,
      websiteName: noText,
    },
  ],
  ["addWebsite", { projectId: nobody }, { ...templates, projectId: noNumber, customerSubdomain: noText }],
  ["assignCustomer", { projectId: nobody }, { ...place, ...customer, ...names }],
  ["unassignCustomer", { projectId: nobody }, { ...place, ...customer }],
  ["setWebsiteStatus", { status: "EXPIRED" }, { planId: noNumber }],
  ["setProjectStatus", { status: "EXPIRED" }, { planId: noNumber }],
  ["activateProject", { planId: nobody, forMonths: 6 }, { planId: noNumber }],
  ["setAddon", { type: "EMAIL_MARKETING", value: 500 }, {}],
  ["connectDomain", {}, { domain: noText }],
  ["disconnectDomain", {}, { domain: noText }],
  ["setPersonalizationTags", { brandColor: "#fff" }, { tags: noText, personalizationTags: noText }],
  ["createUser", { name: "Ada", email: "ada@clients.example" }, { name: noText, password: noText, ip: noText }],
  ["searchUser", {}, { email: noText }],
  ["createSession", { projectId: nobody }, { ...place, ...customer, userEmail: noText, path: noText }],
] as const;

export default conformanceCase({
  title: "An id that is no whole number, and a text that is none, is refused in a body before anything is looked for",
  contract: [
    "createProject 400",
    "addWebsite 400",
    "assignCustomer 400",
    "unassignCustomer 400",
    "setWebsiteStatus 400",
    "setProjectStatus 400",
    "activateProject 400",
    "setAddon 400",
    "connectDomain 400",
    "disconnectDomain 400",
    "setPersonalizationTags 400",
    "createUser 400",
    "searchUser 400",
    "createSession 400",
  ],
  rules: { positive: ["parameters-of-their-type"], contrast: ["parameters-of-their-type", "email-well-formed"] },
  does: "reads",
  since: "1.0",
  source: ["choice-error-statuses", "choice-json-bodies", "choice-order-of-checks"],
  sends: "invalid",
  async run({ as, check }) {
    const rule = { rule: "parameters-of-their-type" } as const;
    for (const [operation, needed, parameters] of wrong) {
      const ask = (body: unknown, way: "form" | "json" = "json") =>
        as("platform").callInvalid(operation, { path: id, body, as: way });
      const all = operation === "createProject";
      for (const [name, { form, json }] of Object.entries(parameters)) {
        for (const value of all ? json : json.slice(0, 1)) {
          const refused = (await ask({ ...needed, [name]: value })).is(400, message, rule);
          check(`${operation} says nothing more`, rule, refused.body, { success: false, message });
        }
        for (const value of form) (await ask({ ...needed, [name]: value }, "form")).is(400, message, rule);
      }
      for (const body of all ? [[needed], "text"] : [[needed]]) (await ask(body)).is(400, message, rule);
    }
    (await as("platform").callInvalid("createUser", { body: { name: "7", email: "7" } })).is(400, "Invalid email");
    (await as("platform").callInvalid("searchUser", { body: { email: "7" } })).is(404, "User not found");
  },
});
