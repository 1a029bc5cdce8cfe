import { assign, unassign } from "../access.ts";
import { aProject, createProject, nobody } from "../arrange.ts";
import { connect } from "../domains.ts";
import { conformanceCase } from "../service.ts";
import { addWebsite, aFunnelTemplate, aTemplate } from "../sites.ts";

export default conformanceCase({
  title:
    "Of several things that are wrong the parameters are told first, then who and what is unknown, what does not belong together, what is not allowed",
  contract: [
    "createProject 404",
    "addWebsite 404",
    "addWebsite 400",
    "assignCustomer 404",
    "unassignCustomer 400",
    "connectDomain 400",
    "setPersonalizationTags 400",
  ],
  rules: {
    positive: [
      "user-known",
      "project-known",
      "template-known",
      "color-well-formed",
      "domain-well-formed",
      "one-template-at-most",
      "unassigned-website-in-project",
    ],
    contrast: ["template-known", "owner-cannot-be-unassigned", "added-site-within-plan", "website-known"],
  },
  needs: { capabilities: ["panel"] },
  settings: { "both-templates": "refused", "unassign-owner": "refused" },
  does: "creates",
  since: "1.0",
  source: ["choice-order-of-checks"],
  sends: "invalid",
  async run(stage) {
    const [one, other] = [await aProject(stage), await aProject(stage)];
    const { projectId, externalCustomerId } = one;
    const templateId = (await aTemplate(stage)).id;
    const both = { templateId, funnelTemplateId: (await aFunnelTemplate(stage)).id };
    const unknown = { templateId: nobody };

    const red = await createProject(stage, { userId: nobody, ...unknown, brandColor: "red" });
    red.is(400, "Invalid color", { rule: "color-well-formed" });
    const shop = await connect(stage, nobody, "https://shop.example");
    shop.is(400, "Invalid domain", { rule: "domain-well-formed" });
    const path = { id: nobody };
    const colour = await stage.as("platform").call("setPersonalizationTags", { path, body: { brandColor: "red" } });
    colour.is(400, "Invalid color", { rule: "color-well-formed" });

    const stranger = await createProject(stage, { userId: nobody, ...unknown });
    stranger.is(404, "User not found", { rule: "user-known" });
    const nowhere = await addWebsite(stage, { projectId: nobody, ...both });
    nowhere.is(404, "Project not found", { rule: "project-known" });
    const untold = await addWebsite(stage, { projectId, ...both, ...unknown });
    untold.is(404, "Template not found", { rule: "template-known" });
    const elsewhere = { projectId, websiteId: other.websiteId };
    const unmade = await assign(stage, { ...elsewhere, userId: nobody });
    unmade.is(404, "User not found", { rule: "user-known" });

    const owner = await unassign(stage, { ...elsewhere, externalCustomerId });
    owner.is(400, "Website does not belong to this project", { rule: "unassigned-website-in-project" });
    const full = await addWebsite(stage, { projectId, ...both });
    full.is(400, "Provide either a template or a funnel template", { rule: "one-template-at-most" });
  },
});
