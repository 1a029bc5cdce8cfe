import { assign, letIn, unassign } from "../access.ts";
import { aProject, projectsOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "The owner of a project cannot be unassigned from it or from a site of it, and other admins can",
  contract: ["unassignCustomer 400", "unassignCustomer 200"],
  rules: { positive: ["owner-cannot-be-unassigned"], contrast: ["owner-cannot-be-unassigned"] },
  settings: { "unassign-owner": "refused" },
  does: "creates",
  since: "1.0",
  source: ["choice-owner-stays"],
  async run(stage) {
    const rule = { rule: "owner-cannot-be-unassigned" } as const;
    const { check } = stage;
    const made = await aProject(stage);
    const { projectId, websiteId, externalCustomerId } = made;
    const admin = (await aProject(stage)).externalCustomerId;
    (await assign(stage, { projectId, externalCustomerId: admin })).is(200);
    for (const place of [{ projectId }, { projectId, websiteId }]) {
      (await unassign(stage, { externalCustomerId, ...place })).is(400, "Project owner cannot be unassigned", rule);
    }
    const listed = (await projectsOf(stage, externalCustomerId)).is(200).body.map(({ id, isOwner }) => [id, isOwner]);
    check("still the owner", rule, listed, [[projectId, true]]);
    check("let in", rule, await letIn(stage, externalCustomerId, [made]), [true]);
    check("the admin, too", rule, await letIn(stage, admin, [made]), [true]);
    (await unassign(stage, { projectId, externalCustomerId: admin })).is(200);
    check("who can be unassigned", rule, await letIn(stage, admin, [made]), [false]);
  },
});
