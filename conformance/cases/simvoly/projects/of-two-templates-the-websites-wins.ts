import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aFunnelTemplate, anotherSite, aRoomyProject, aTemplate, readWebsite } from "../sites.ts";

export default conformanceCase({
  title: "Where the setting says so, of two templates at once the website template wins",
  contract: ["createProject 200", "addWebsite 200"],
  rules: { positive: ["template-decides-type"], contrast: ["one-template-at-most"] },
  needs: { capabilities: ["panel"] },
  settings: { "both-templates": "website-template" },
  does: "creates",
  since: "1.0",
  source: ["choice-both-templates"],
  async run(stage) {
    const rule = { rule: "one-template-at-most" } as const;
    const { arrange, check } = stage;
    const templateId = (await aTemplate(stage)).id;
    const both = { templateId, funnelTemplateId: (await aFunnelTemplate(stage)).id };
    const { projectId } = await aRoomyProject(stage);
    for (const site of [await aProject(stage, both), await anotherSite(stage, { projectId, ...both })]) {
      const { type, hasTemplate } = (await readWebsite(stage, site)).is(200).body;
      check("a website", rule, [type, hasTemplate], ["WEBSITE", true]);
      check("of the template", rule, (await arrange.readWebsite({ websiteId: site.websiteId })).templateId, templateId);
    }
  },
});
