import { aProject, createProject, projectsOf, readProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { readWebsite, websitesOf } from "../sites.ts";

export default conformanceCase({
  title:
    "A new project is on trial and holds one site, which the project, its list of sites and the site itself show alike",
  contract: ["createProject 200", "getProject 200", "listProjectWebsites 200", "getWebsite 200"],
  rules: {
    positive: [
      "project-starts-on-trial",
      "project-holds-its-first-site",
      "no-template-yet",
      "site-without-template-is-a-website",
    ],
    contrast: ["template-decides-type", "default-names"],
  },
  does: "creates",
  since: "1.0",
  source: [
    "reason-new-project-on-trial",
    "project-holds-sites",
    "create-address",
    "create-answer",
    "create-no-template",
    "project-address",
    "project-answer",
    "websites-address",
    "websites-answer",
    "website-address",
    "website-answer",
  ],
  async run(stage) {
    const { check, unique } = stage;
    const [websiteName, customerSubdomain] = [unique("Bakery"), unique("bakery")];
    const { externalCustomerId } = await aProject(stage);
    const made = (await createProject(stage, { externalCustomerId, websiteName, customerSubdomain })).is(200).body;
    const { projectId, websiteId } = made.data;
    const data = { websiteId, projectId, subdomain: customerSubdomain };
    check("answer", { status: "createProject 200" }, made, { success: true, data });

    const type = "WEBSITE";
    const site = {
      id: websiteId,
      domain: null,
      name: websiteName,
      subdomain: customerSubdomain,
      hasTemplate: false,
      type,
    };
    const project = (await readProject(stage, projectId)).is(200).body;
    check(
      "on trial",
      { rule: "project-starts-on-trial" },
      [project.status, project.plan],
      ["TRIAL", { id: 0, name: "Trial" }],
    );
    check("one site", { rule: "project-holds-its-first-site" }, project.sites, [site]);
    const plan = { id: 0, name: "Trial" };
    const whole = { id: projectId, name: websiteName, status: "TRIAL", plan, sites: [site] };
    check("project", { status: "getProject 200" }, project, whole);
    const sites = (await websitesOf(stage, projectId)).is(200).body;
    check("sites", { status: "listProjectWebsites 200" }, sites, [site]);
    check("site", { status: "getWebsite 200" }, (await readWebsite(stage, made.data)).is(200).body, site);
    const [, second] = (await projectsOf(stage, externalCustomerId)).is(200).body;
    const listed = { name: websiteName, id: projectId, status: "TRIAL", isOwner: true };
    check("listed", { status: "listProjects 200" }, second, listed);
  },
});
