import { assign, letIn, unassign } from "../access.ts";
import { aProject, type Hands, projectsOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { anotherSite, aRoomyProject } from "../sites.ts";

/** A customer who is somebody's admin already. */
async function anAdmin(stage: Hands, ...places: readonly { projectId: number; websiteId?: number }[]) {
  const { externalCustomerId } = await aProject(stage);
  for (const place of places) (await assign(stage, { externalCustomerId, ...place })).is(200);
  return externalCustomerId;
}

export default conformanceCase({
  title: "A customer who is unassigned has no access to the site that is named, or to any of the project where none is",
  contract: ["unassignCustomer 200", "createSession 403", "createSession 200"],
  rules: {
    positive: ["unassignment-withdraws-access", "session-needs-access"],
    contrast: ["unassignment-withdraws-access", "owner-cannot-be-unassigned", "unassigned-website-in-project"],
  },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["unassign-address", "unassign-website", "unassign-external-customer", "unassign-user", "unassign-answer"],
  async run(stage) {
    const { arrange, check } = stage;
    const rule = { rule: "unassignment-withdraws-access" } as const;
    const first = await aRoomyProject(stage);
    const { projectId } = first;
    const [second, third] = [await anotherSite(stage, { projectId }), await anotherSite(stage, { projectId })];
    const elsewhere = await aProject(stage);
    const places = [first, second, third, elsewhere];
    const accessOf = (customer: string) => letIn(stage, customer, places);
    const from = async (externalCustomerId: string, websiteId?: number | null) => {
      const place = websiteId === undefined ? { projectId } : { projectId, websiteId };
      const answer = (await unassign(stage, { externalCustomerId, ...place })).is(200).body;
      check("answer", { status: "unassignCustomer 200" }, answer, { success: true });
    };

    const whole = { projectId };
    const bySite = [first, second].map(({ websiteId }) => ({ projectId, websiteId }));
    const kept = await anAdmin(stage, whole, ...bySite);
    const one = await anAdmin(stage, whole, { projectId: elsewhere.projectId });
    await from(one, second.websiteId);
    check("the site alone", rule, await accessOf(one), [true, false, true, true]);
    await from(one, null);
    check("all of the project", rule, await accessOf(one), [false, false, false, true]);
    const listed = (await projectsOf(stage, one)).is(200).body.map(({ id }) => id);
    check("no longer listed", rule, listed.includes(projectId), false);

    const two = await anAdmin(stage, ...bySite);
    await from(two, first.websiteId);
    check("of two sites one", rule, await accessOf(two), [false, true, false, false]);
    await from(two);
    check("none is left", rule, await accessOf(two), [false, false, false, false]);

    const three = await anAdmin(stage, ...bySite, whole);
    await from(three);
    check("the whole and its sites", rule, await accessOf(three), [false, false, false, false]);
    check("others keep theirs", rule, await accessOf(kept), [true, true, true, false]);
    const { id } = (await stage.as("platform").call("searchUser", { body: { email: `${kept}@clients.example` } })).is(
      200,
    ).body;
    check("one admin", rule, (await arrange.readProject({ projectId })).assignedUserIds, [id]);
    (await unassign(stage, { projectId, userId: id, websiteId: second.websiteId })).is(200);
    check("by user id", rule, await accessOf(kept), [true, false, true, false]);
  },
});
