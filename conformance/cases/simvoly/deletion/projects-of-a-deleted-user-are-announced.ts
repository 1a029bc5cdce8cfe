import { aProject, createProject, projectsOf, readProject, setStatus } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { deleteWebsite } from "../sites.ts";
import { between, listenTo, withWebhooks } from "../webhooks.ts";

export default conformanceCase({
  title: "Projects that go with their owner are announced like any, one after the other in order of id",
  contract: ["setWebsiteStatus 200", "deleteUser 200"],
  rules: {
    positive: ["project-deletion-announced", "website-deletion-announced", "user-deletion-takes-idle-projects"],
    contrast: ["project-deletion-announced"],
  },
  needs: { capabilities: withWebhooks },
  does: "destroys",
  since: "1.0",
  source: ["webhook-project-deleted", "choice-user-deletion", "choice-webhook-order"],
  async run(stage) {
    const { check, clock } = stage;
    const rule = { rule: "project-deletion-announced" } as const;
    const platform = stage.as("platform");
    const first = await aProject(stage);
    const { externalCustomerId, customerEmail: email } = first;
    const second = (await createProject(stage, { externalCustomerId, websiteName: "Cakes" })).is(200).body.data;
    const empty = (await createProject(stage, { externalCustomerId, websiteName: "Empty" })).is(200).body.data;
    (await setStatus(stage, second.projectId, { status: "EXPIRED" })).is(200);
    (await deleteWebsite(stage, empty.websiteId)).is(200);
    const other = await aProject(stage);
    const { id: userId } = (await platform.call("searchUser", { body: { email } })).is(200).body;
    const assignment = { projectId: other.projectId, externalCustomerId };
    (await platform.call("assignCustomer", { body: assignment })).is(200);
    const heard = await listenTo(stage, "website_deleted", "project_deleted");

    const before = await clock.read();
    (await platform.call("deleteUser", { path: { userId } })).is(200);
    const time = between(before, await clock.read());
    const gone = [
      [
        "website_deleted",
        { time, website: { name: "Olga's Website", subdomain: first.subdomain, id: first.websiteId } },
      ],
      ["project_deleted", { time, project: { id: first.projectId, name: "Olga's Website" } }],
      ["website_deleted", { time, website: { name: "Cakes", subdomain: second.subdomain, id: second.websiteId } }],
      ["project_deleted", { time, project: { id: second.projectId, name: "Cakes" } }],
      ["project_deleted", { time, project: { id: empty.projectId, name: "Empty" } }],
    ];
    check("one after the other", rule, await heard.news(), gone);
    for (const { projectId } of [first, second, empty]) {
      (await readProject(stage, projectId)).is(404, "Project not found", { rule: "project-known" });
    }
    (await readProject(stage, other.projectId)).is(200);
    check("nothing left", rule, (await projectsOf(stage, externalCustomerId)).is(200).body, []);
  },
});
