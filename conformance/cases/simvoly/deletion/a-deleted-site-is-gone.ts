import { letIn } from "../access.ts";
import { aProject, projectsOf, readProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { anotherSite, aRoomyProject, deleteWebsite, readWebsite, websitesOf } from "../sites.ts";
import { assign } from "../subscriptions.ts";

export default conformanceCase({
  title:
    "A deleted site leaves project and list and is not found, and its project stays as it is, even without any site",
  contract: [
    "setWebsiteStatus 200",
    "getProject 200",
    "listProjectWebsites 200",
    "getWebsite 404",
    "setWebsiteStatus 404",
  ],
  rules: {
    positive: ["deleted-site-is-gone", "website-known"],
    contrast: ["deleted-site-is-gone", "site-status-acts-on-project"],
  },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["website-status-purpose", "website-status-address", "website-status-status", "choice-site-deletion"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "deleted-site-is-gone" } as const;
    const [first, other] = [await aRoomyProject(stage), await aProject(stage)];
    const { projectId, externalCustomerId } = first;
    const second = await anotherSite(stage, { projectId });
    const ofSecond = await assign(stage, { projectId, websiteId: second.websiteId });
    const before = (await readProject(stage, projectId)).is(200).body;

    for (const [place, { websiteId }] of [first, second].entries()) {
      const answer = (await deleteWebsite(stage, websiteId)).is(200).body;
      check("answer", { status: "setWebsiteStatus 200" }, answer, { success: true });
      const left = before.sites.slice(place + 1);
      const { sites, ...project } = (await readProject(stage, projectId)).is(200).body;
      const { sites: _, ...unchanged } = before;
      check("the project stays", rule, project, unchanged);
      check("gone from the project", rule, sites, left);
      check("gone from the list", rule, (await websitesOf(stage, projectId)).is(200).body, left);
      (await readWebsite(stage, { projectId, websiteId })).is(404, "Website not found", rule);
      (await deleteWebsite(stage, websiteId)).is(404, "Website not found", { rule: "website-known" });
      check("admins of the other site keep it", rule, await letIn(stage, ofSecond, [second]), [place === 0]);
    }
    const listed = (await projectsOf(stage, externalCustomerId)).is(200).body.map(({ id, status }) => [id, status]);
    check("listed for its owner", rule, listed, [[projectId, "ACTIVE"]]);
    (await anotherSite(stage, { projectId })).websiteId;
    check("a new one alone", rule, (await websitesOf(stage, projectId)).is(200).body.length, 1);
    check("nothing of others", rule, (await websitesOf(stage, other.projectId)).is(200).body.length, 1);
  },
});
