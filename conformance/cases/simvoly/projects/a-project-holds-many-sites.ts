import { createProject, projectsOf, readProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { addWebsite, aFunnelTemplate, aRoomyProject, aTemplate, readWebsite, websitesOf } from "../sites.ts";

export default conformanceCase({
  title:
    "A site is added to the project that is named, in order of id, and makes no other project; a project active already stays so",
  contract: ["addWebsite 200", "getProject 200", "listProjectWebsites 200", "getWebsite 200"],
  rules: {
    positive: ["project-holds-its-first-site", "lists-in-order-of-id", "website-in-its-project"],
    contrast: ["project-starts-on-trial", "project-holds-its-first-site", "added-site-within-plan"],
  },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: [
    "project-holds-sites",
    "add-address",
    "add-project",
    "add-answer",
    "websites-address",
    "websites-type",
    "project-answer",
    "choice-list-order",
  ],
  async run(stage) {
    const { check, unique } = stage;
    const first = await aRoomyProject(stage);
    const { projectId, externalCustomerId } = first;
    const [template, funnel] = [await aTemplate(stage), await aFunnelTemplate(stage)];
    const ids = [first.websiteId];
    for (const chosen of [{ funnelTemplateId: funnel.id }, { templateId: template.id }, {}]) {
      const customerSubdomain = unique("more");
      const added = (await addWebsite(stage, { projectId, customerSubdomain, ...chosen })).is(200).body;
      const { websiteId } = added.data;
      const data = { websiteId, projectId, subdomain: customerSubdomain };
      check("answer", { status: "addWebsite 200" }, added, { success: true, data });
      ids.push(websiteId);
    }

    const other = (await createProject(stage, { externalCustomerId })).is(200).body.data;
    const { status, sites } = (await readProject(stage, projectId)).is(200).body;
    check("as active as before", { rule: "project-starts-on-trial" }, status, "ACTIVE");
    const types = ["WEBSITE", "FUNNEL", "WEBSITE", "WEBSITE"];
    const shown = sites.map(({ id, type }) => [id, type]);
    check(
      "all four, in order",
      { rule: "lists-in-order-of-id" },
      shown,
      ids.map((id, place) => [id, types[place]]),
    );
    const list = (await websitesOf(stage, projectId)).is(200).body;
    check("listed alike", { status: "listProjectWebsites 200" }, list, sites);
    for (const site of sites) {
      const alone = (await readWebsite(stage, { projectId, websiteId: site.id })).is(200).body;
      check("read alike", { status: "getWebsite 200" }, alone, site);
    }
    const own = (await projectsOf(stage, externalCustomerId)).is(200).body.map(({ id }) => id);
    check("two projects", { rule: "project-holds-its-first-site" }, own, [projectId, other.projectId]);
    const alone = (await websitesOf(stage, other.projectId)).is(200).body.map(({ id }) => id);
    check("its own site alone", { rule: "project-holds-its-first-site" }, alone, [other.websiteId]);
  },
});
