import { aProject, aUser, createProject, projectsOf, readProject, setStatus, userOf, websiteKey } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { between, listenTo, withWebhooks } from "../webhooks.ts";

export default conformanceCase({
  title: "Deleting a user deletes and announces the projects on trial and expired, and takes every assignment away",
  contract: ["deleteUser 200", "getProject 404", "checkWebsiteKey 400"],
  rules: {
    positive: ["user-deletion-takes-idle-projects", "webhook-times-in-seconds"],
    contrast: ["user-deletion-takes-idle-projects", "known-customer-not-changed"],
  },
  needs: { capabilities: withWebhooks },
  does: "destroys",
  since: "1.0",
  source: ["choice-user-deletion", "choice-webhook-order", "delete-user-address"],
  async run(stage) {
    const { arrange, check, clock, setUp } = stage;
    const rule = { rule: "user-deletion-takes-idle-projects" } as const;
    const platform = stage.as("platform");
    const first = await aProject(stage);
    const { externalCustomerId, customerEmail } = first;
    const second = (await createProject(stage, { externalCustomerId })).is(200).body.data;
    (await setStatus(stage, second.projectId, { status: "EXPIRED" })).is(200);
    const foreign = await aProject(stage);
    const { id } = (await userOf(stage, customerEmail)).is(200).body;
    const admin = await aUser(stage);
    for (const userId of [id, admin.id]) {
      (await platform.call("assignCustomer", { body: { projectId: foreign.projectId, userId } })).is(200);
    }
    (await platform.call("assignCustomer", { body: { projectId: first.projectId, userId: admin.id } })).is(200);
    const key = await websiteKey(stage, first.websiteId);
    const projects = [first, second];
    const names = [];
    for (const { projectId } of projects) names.push((await readProject(stage, projectId)).is(200).body);
    const heard = await listenTo(stage, "website_deleted", "project_deleted");

    const before = await clock.read();
    (await platform.call("deleteUser", { path: { userId: id } })).is(200);
    const time = between(before, await clock.read());
    const expected = names.flatMap(({ id: projectId, name, sites }) => [
      ...sites.map((site) => [
        "website_deleted",
        { time, website: { name: site.name, subdomain: site.subdomain, id: site.id } },
      ]),
      ["project_deleted", { time, project: { id: projectId, name } }],
    ]);
    check("announced", rule, await heard.news(), expected);
    for (const { projectId } of projects) (await readProject(stage, projectId)).is(404, "Project not found");
    (await platform.call("checkWebsiteKey", { query: { key } })).is(400, "Invalid website API key");
    const left = await setUp(() => arrange.readProject({ projectId: foreign.projectId }));
    check("another's project", rule, [left.status, left.assignedUserIds], ["TRIAL", [admin.id]]);
    check(
      "the admin",
      rule,
      (await platform.call("listProjects", { query: { userId: admin.id } })).is(200).body.length,
      1,
    );
    check("the customer", rule, (await projectsOf(stage, externalCustomerId)).is(200).body, []);

    const again = { externalCustomerId, customerEmail, customerFirstName: "Another" };
    (await createProject(stage, again)).is(200);
    const made = (await userOf(stage, customerEmail)).is(200).body;
    check("id and address are free again", rule, made.id !== id && made.name.startsWith("Another"), true);
  },
});
