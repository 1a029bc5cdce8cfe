import { activate, aProject, createProject, projectsOf, readProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title:
    "A customer's projects, and the sites of a project, are listed whole and in order of id, whatever was done last",
  contract: ["listProjects 200", "listProjectWebsites 200", "getProject 200"],
  rules: { positive: ["lists-in-order-of-id"], contrast: ["lists-in-order-of-id"] },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["choice-list-order", "projects-address", "websites-address"],
  async run(stage) {
    const { arrange, check, setUp } = stage;
    const rule = { rule: "lists-in-order-of-id" } as const;
    const platform = stage.as("platform");
    const owner = await aProject(stage);
    const foreign = await aProject(stage);
    const { externalCustomerId } = owner;
    const second = (await createProject(stage, { externalCustomerId })).is(200).body.data;
    const third = await aProject(stage);
    for (const { projectId } of [third, foreign]) {
      (await platform.call("assignCustomer", { body: { projectId, externalCustomerId } })).is(200);
    }
    const projects = [owner, foreign, second, third].map(({ projectId }) => projectId);
    check(
      "made in order",
      rule,
      projects,
      projects.toSorted((one, other) => one - other),
    );
    await activate(stage, owner.projectId);
    const listed = (await projectsOf(stage, externalCustomerId)).is(200).body.map(({ id }) => id);
    check("projects owned and assigned", rule, listed, projects);

    const body = { projectId: owner.projectId };
    const sites = [owner.websiteId];
    for (let count = 0; count < 3; count += 1) {
      sites.push((await platform.call("addWebsite", { body })).is(200).body.data.websiteId);
    }
    await setUp(() => arrange.editWebsite({ websiteId: sites[1] ?? 0, name: "Cakes" }));
    const path = { id: owner.projectId };
    const shown = (await platform.call("listProjectWebsites", { path })).is(200).body;
    check(
      "sites",
      rule,
      shown.map(({ id }) => id),
      sites,
    );
    check("sites of the project", rule, (await readProject(stage, owner.projectId)).is(200).body.sites, shown);
  },
});
