import { createProject } from "../arrange.ts";
import { list, looksOf, personalize } from "../personalization.ts";
import { conformanceCase } from "../service.ts";
import { addWebsite, aFunnelTemplate, aRoomyProject, aTemplate } from "../sites.ts";

export default conformanceCase({
  title:
    "Tags that the site's template does not have are ignored, of a website and of a funnel, and all of a site without a template",
  contract: ["setPersonalizationTags 200", "createProject 200", "addWebsite 200"],
  rules: {
    positive: ["tags-of-the-template"],
    contrast: ["tags-of-the-template", "tags-merged-by-name", "tags-are-a-json-list"],
  },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["create-tags", "tags-address", "choice-template-tags"],
  async run(stage) {
    const rule = { rule: "tags-of-the-template" } as const;
    const { check } = stage;
    const { projectId, externalCustomerId } = await aRoomyProject(stage);
    const templates = [
      [{ templateId: (await aTemplate(stage, ["phone", "city"])).id }, ["phone", "city"]],
      [{ funnelTemplateId: (await aFunnelTemplate(stage, ["date", "city"])).id }, ["date", "city"]],
      [{}, []],
    ] as const;
    const all = { phone: "1", city: "Norfolk", date: "7 May", Phone: "2" };
    const personalizationTags = list(all);

    for (const [chosen, names] of templates) {
      const known = Object.fromEntries(names.map((name) => [name, all[name]]));
      const sites = [
        await createProject(stage, { externalCustomerId, personalizationTags, ...chosen }),
        await addWebsite(stage, { projectId, personalizationTags, ...chosen }),
      ].map((answer) => answer.is(200).body.data);
      for (const site of sites) {
        check("at first", rule, (await looksOf(stage, site)).tags, known);
        (await personalize(stage, site.websiteId, { tags: list({ fax: "3" }) })).is(200);
        check("nothing set", rule, (await looksOf(stage, site)).tags, known);
        (await personalize(stage, site.websiteId, { tags: list({ fax: "3", city: "Bremen" }) })).is(200);
        const now = "city" in known ? { ...known, city: "Bremen" } : known;
        check("the known one", rule, (await looksOf(stage, site)).tags, now);
      }
    }
  },
});
