import { assign } from "../access.ts";
import { aProject, projectsOf, setStatus } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { anotherSite, aRoomyProject, deleteWebsite } from "../sites.ts";

export default conformanceCase({
  title:
    "A customer's list holds each project owned or assigned once, also by one site, in order of id, told apart by isOwner",
  contract: ["listProjects 200", "assignCustomer 200"],
  rules: {
    positive: ["owned-and-assigned-listed", "creator-owns-project", "lists-in-order-of-id"],
    contrast: ["owned-and-assigned-listed"],
  },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["projects-status-owner", "projects-answer", "assign-address", "assign-answer", "choice-list-order"],
  async run(stage) {
    const { check, unique } = stage;
    const rule = { rule: "owned-and-assigned-listed" } as const;
    const [active, expired] = [await aRoomyProject(stage), await aProject(stage, { websiteName: unique("Expired") })];
    const own = await aProject(stage, { websiteName: unique("Own") });
    const later = await aProject(stage, { websiteName: unique("Later") });
    const second = await anotherSite(stage, { projectId: active.projectId });
    await aProject(stage);
    (await setStatus(stage, expired.projectId, { status: "EXPIRED" })).is(200);
    const { externalCustomerId } = own;
    const listed = async () => {
      const list = (await projectsOf(stage, externalCustomerId)).is(200).body;
      return list.map(({ id, status, isOwner }) => [id, status, isOwner]);
    };
    const mine = [own.projectId, "TRIAL", true];
    check("its own alone", rule, await listed(), [mine]);

    const places = [
      { projectId: later.projectId },
      { websiteId: second.websiteId },
      { websiteId: active.websiteId, projectId: active.projectId },
      { projectId: active.projectId },
      { projectId: expired.projectId },
      { projectId: own.projectId },
    ];
    for (const place of places) {
      const answer = (await assign(stage, { externalCustomerId, ...place })).is(200).body;
      check("answer", { status: "assignCustomer 200" }, answer, { success: true });
    }
    const all = [
      [active.projectId, "ACTIVE", false],
      [expired.projectId, "EXPIRED", false],
      mine,
      [later.projectId, "TRIAL", false],
    ];
    check("each once", rule, await listed(), all);
    (await deleteWebsite(stage, second.websiteId)).is(200);
    check("as before", rule, await listed(), all);
    const owner = (await projectsOf(stage, active.externalCustomerId)).is(200).body;
    check(
      "still its owner's",
      rule,
      owner.map(({ id, isOwner }) => [id, isOwner]),
      [[active.projectId, true]],
    );
  },
});
