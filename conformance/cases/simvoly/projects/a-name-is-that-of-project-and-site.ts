import { aProject, createProject, projectsOf, readProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aFunnelTemplate, anotherSite, aRoomyProject, aTemplate, readWebsite } from "../sites.ts";

export default conformanceCase({
  title:
    "websiteName names project and site; without it both are called by their customer, and an added site by its template or Website",
  contract: ["createProject 200", "getProject 200", "addWebsite 200", "getWebsite 200"],
  rules: {
    positive: ["name-of-project-and-site", "default-names"],
    contrast: ["name-of-project-and-site", "default-names"],
  },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["create-name", "create-customer-names", "choice-names"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "default-names" } as const;
    const template = await aTemplate(stage);
    const funnel = await aFunnelTemplate(stage);
    const { externalCustomerId } = await aProject(stage, { customerFirstName: "Olga", customerLastName: "Petrova" });
    const names: [{ websiteName?: string; templateId?: number }, string][] = [
      [{ websiteName: "Харбър & Söhne" }, "Харбър & Söhne"],
      [{ websiteName: "Cakes", templateId: template.id }, "Cakes"],
      [{ templateId: template.id }, "Olga's Website"],
      [{ websiteName: "" }, "Olga's Website"],
    ];
    for (const [wish, name] of names) {
      const { projectId } = (await createProject(stage, { externalCustomerId, ...wish })).is(200).body.data;
      const project = (await readProject(stage, projectId)).is(200).body;
      const named = { rule: name === wish.websiteName ? "name-of-project-and-site" : "default-names" } as const;
      check("project and site", named, [project.name, project.sites.map((site) => site.name)], [name, [name]]);
      const listed = (await projectsOf(stage, externalCustomerId)).is(200).body.at(-1);
      check("listed", named, [listed?.id, listed?.name], [projectId, name]);
    }

    const { projectId } = await aRoomyProject(stage);
    const called = [
      [{ templateId: template.id }, template.name],
      [{ funnelTemplateId: funnel.id }, funnel.name["en"]],
      [{}, "Website"],
    ] as const;
    for (const [chosen, name] of called) {
      const site = await anotherSite(stage, { projectId, ...chosen });
      check("added site", rule, (await readWebsite(stage, site)).is(200).body.name, name);
    }
  },
});
