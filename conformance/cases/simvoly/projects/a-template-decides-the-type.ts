import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aFunnelTemplate, anotherSite, aRoomyProject, aTemplate, readWebsite } from "../sites.ts";

export default conformanceCase({
  title:
    "A website template makes a WEBSITE and a funnel template a FUNNEL, and without one a site is a WEBSITE until a template is selected",
  contract: ["getWebsite 200", "createProject 200", "addWebsite 200"],
  rules: {
    positive: ["template-decides-type", "no-template-yet", "site-without-template-is-a-website"],
    contrast: [
      "template-decides-type",
      "no-template-yet",
      "site-without-template-is-a-website",
      "template-known",
      "funnel-template-known",
    ],
  },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: [
    "create-template",
    "create-funnel-template",
    "create-no-template",
    "add-template",
    "add-funnel-template",
    "add-no-template",
    "website-has-template",
    "websites-type",
    "choice-no-template-type",
  ],
  async run(stage) {
    const { arrange, check } = stage;
    const templateId = (await aTemplate(stage)).id;
    const funnelTemplateId = (await aFunnelTemplate(stage)).id;
    const chosen = [{ templateId }, { funnelTemplateId }, { templateId: null, funnelTemplateId: null }];
    const { projectId } = await aRoomyProject(stage);
    const made = [];
    for (const body of chosen) made.push(await aProject(stage, body), await anotherSite(stage, { projectId, ...body }));

    const shown = [];
    for (const site of made) {
      const { type, hasTemplate } = (await readWebsite(stage, site)).is(200).body;
      shown.push([type, hasTemplate]);
    }
    const [website, funnel, none] = [
      ["WEBSITE", true],
      ["FUNNEL", true],
      ["WEBSITE", false],
    ];
    check("website template", { rule: "template-decides-type" }, shown.slice(0, 2), [website, website]);
    check("funnel template", { rule: "template-decides-type" }, shown.slice(2, 4), [funnel, funnel]);
    check("no template", { rule: "no-template-yet" }, shown.slice(4), [none, none]);

    const later = [{ templateId }, { funnelTemplateId }];
    for (const [place, site] of made.slice(4).entries()) {
      await stage.setUp(() => arrange.chooseTemplate({ websiteId: site.websiteId, ...later[place] }));
      const { type, hasTemplate } = (await readWebsite(stage, site)).is(200).body;
      const expected = [website, funnel][place];
      check("selected later", { rule: "site-without-template-is-a-website" }, [type, hasTemplate], expected);
    }
  },
});
