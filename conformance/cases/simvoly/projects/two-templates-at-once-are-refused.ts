import { createProject, projectsOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { addWebsite, aFunnelTemplate, aRoomyProject, aTemplate, websitesOf } from "../sites.ts";

export default conformanceCase({
  title: "A website template and a funnel template at once are refused and make nothing, and an empty one is none",
  contract: ["createProject 400", "addWebsite 400", "createProject 200", "addWebsite 200"],
  rules: { positive: ["one-template-at-most"], contrast: ["one-template-at-most"] },
  needs: { capabilities: ["panel"] },
  settings: { "both-templates": "refused" },
  does: "creates",
  since: "1.0",
  source: ["choice-both-templates", "create-template", "create-funnel-template"],
  async run(stage) {
    const rule = { rule: "one-template-at-most" } as const;
    const { check } = stage;
    const message = "Provide either a template or a funnel template";
    const { projectId, websiteId, externalCustomerId } = await aRoomyProject(stage);
    const templateId = (await aTemplate(stage)).id;
    const funnelTemplateId = (await aFunnelTemplate(stage)).id;
    const both = { templateId, funnelTemplateId };
    (await createProject(stage, { externalCustomerId, ...both })).is(400, message);
    (await addWebsite(stage, { projectId, ...both })).is(400, message);
    const projects = (await projectsOf(stage, externalCustomerId)).is(200).body.map(({ id }) => id);
    check("no project", rule, projects, [projectId]);
    const sites = (await websitesOf(stage, projectId)).is(200).body.map(({ id }) => id);
    check("no site", rule, sites, [websiteId]);

    for (const one of [
      { templateId, funnelTemplateId: null },
      { templateId: null, funnelTemplateId },
    ]) {
      (await createProject(stage, { externalCustomerId, ...one })).is(200);
      (await addWebsite(stage, { projectId, ...one })).is(200);
    }
  },
});
