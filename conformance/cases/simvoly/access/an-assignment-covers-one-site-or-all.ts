import { assign, letIn } from "../access.ts";
import { aProject, projectsOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { anotherSite, aRoomyProject } from "../sites.ts";

export default conformanceCase({
  title: "An assignment covers the one site that is named, or all sites of the project, also later ones, where none is",
  contract: ["assignCustomer 200", "createSession 200", "createSession 403"],
  rules: {
    positive: ["assignment-to-site-or-project", "owned-and-assigned-listed", "session-needs-access"],
    contrast: ["assignment-to-site-or-project", "assigned-website-in-project", "assignment-needs-a-place"],
  },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["assign-website", "assign-project", "assign-external-customer", "assign-user", "choice-session-access"],
  async run(stage) {
    const { arrange, check } = stage;
    const rule = { rule: "assignment-to-site-or-project" } as const;
    const first = await aRoomyProject(stage);
    const { projectId } = first;
    const second = await anotherSite(stage, { projectId });
    const ways = [
      [{ websiteId: first.websiteId }, [true, false, false]],
      [{ projectId, websiteId: second.websiteId }, [false, true, false]],
      [{ projectId }, [true, true, true]],
      [{ projectId, websiteId: null }, [true, true, true]],
    ] as const;
    const assigned = [];
    for (const [place, covered] of ways) {
      const customer = await aProject(stage);
      const { externalCustomerId, customerEmail: email } = customer;
      const { id } = (await stage.as("platform").call("searchUser", { body: { email } })).is(200).body;
      if (assigned.length === 0) {
        check("no access", rule, await letIn(stage, externalCustomerId, [first, second]), [false, false]);
      }
      const named = assigned.length % 2 === 0 ? { userId: id } : { externalCustomerId };
      (await assign(stage, { ...named, ...place })).is(200);
      assigned.push({ externalCustomerId, id, covered, own: customer });
    }
    const third = await anotherSite(stage, { projectId });
    for (const { externalCustomerId, covered, own } of assigned) {
      check("covered", rule, await letIn(stage, externalCustomerId, [first, second, third]), covered);
      const listed = (await projectsOf(stage, externalCustomerId)).is(200).body.map((one) => [one.id, one.isOwner]);
      const both = [
        [projectId, false],
        [own.projectId, true],
      ];
      check("listed", { rule: "owned-and-assigned-listed" }, listed, both);
    }
    for (const { externalCustomerId } of assigned.slice(0, 2)) {
      (await assign(stage, { projectId, externalCustomerId })).is(200);
      const all = await letIn(stage, externalCustomerId, [first, second, third]);
      check("all, also for who had one", rule, all, [true, true, true]);
    }
    const { assignedUserIds } = await arrange.readProject({ projectId });
    check(
      "admins",
      rule,
      [...assignedUserIds].sort((a, b) => a - b),
      assigned.map(({ id }) => id),
    );
    const stranger = await aProject(stage);
    const out = await letIn(stage, stranger.externalCustomerId, [first, second, third]);
    check("a stranger", rule, out, [false, false, false]);
  },
});
