import { assign } from "../access.ts";
import { aProject, projectsOf, readProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aFunnelTemplate, anotherSite, aRoomyProject, deleteWebsite } from "../sites.ts";
import { between, listenTo, withWebhooks } from "../webhooks.ts";

export default conformanceCase({
  title:
    "A project that is deleted in the back office is announced by name and id alone, after its sites in order of id",
  contract: ["setWebsiteStatus 200", "getProject 404"],
  rules: {
    positive: ["project-deletion-announced", "website-deletion-announced"],
    contrast: ["project-deletion-announced"],
  },
  needs: { capabilities: withWebhooks },
  does: "creates",
  since: "1.0",
  source: ["webhook-project-deleted", "webhook-project-deleted-example", "choice-webhook-order"],
  async run(stage) {
    const { arrange, check, clock } = stage;
    const rule = { rule: "project-deletion-announced" } as const;
    const funnelTemplateId = (await aFunnelTemplate(stage)).id;
    const { projectId } = await aRoomyProject(stage);
    const extra = await anotherSite(stage, { projectId });
    await anotherSite(stage, { projectId, funnelTemplateId });
    const last = await anotherSite(stage, { projectId });
    const other = await aProject(stage);
    (await assign(stage, { projectId, externalCustomerId: other.externalCustomerId })).is(200);
    const heard = await listenTo(stage, "project_deleted", "website_deleted");
    (await deleteWebsite(stage, extra.websiteId)).is(200);
    check(
      "one site alone",
      rule,
      (await heard.news()).map(([topic]) => topic),
      ["website_deleted"],
    );

    const { name, sites } = (await readProject(stage, projectId)).is(200).body;
    const before = await clock.read();
    await arrange.deleteProject({ projectId });
    const time = between(before, await clock.read());
    const websites = sites.map(({ id, name: title, subdomain }) => ({ name: title, subdomain, id }));
    const expected = [
      ...websites.map((website) => ["website_deleted", { time, website }]),
      ["project_deleted", { time, project: { id: projectId, name } }],
    ];
    check("sites, then the project", rule, await heard.news(), expected);
    (await readProject(stage, projectId)).is(404, "Project not found", { rule: "project-known" });
    const left = (await projectsOf(stage, other.externalCustomerId)).is(200).body.map(({ id }) => id);
    check("assigned to it no longer", rule, left, [other.projectId]);
    const again = await aProject(stage, { customerSubdomain: last.subdomain });
    check("its names are free", { rule: "deleted-site-frees-its-names" }, again.subdomain, last.subdomain);
  },
});
