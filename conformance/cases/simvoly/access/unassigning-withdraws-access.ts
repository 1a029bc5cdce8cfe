import { aProject, projectsOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A customer who is unassigned no longer sees the project, and the owner cannot be",
  contract: ["unassignCustomer 200", "unassignCustomer 400"],
  rules: {
    positive: ["unassignment-withdraws-access", "owner-cannot-be-unassigned"],
    contrast: ["owner-cannot-be-unassigned"],
  },
  does: "creates",
  since: "1.0",
  source: ["unassign-website", "choice-owner-stays"],
  async run(stage) {
    const rule = { rule: "unassignment-withdraws-access" } as const;
    const { projectId, externalCustomerId } = await aProject(stage);
    const other = (await aProject(stage)).externalCustomerId;
    const body = { projectId, externalCustomerId: other };
    (await stage.as("platform").call("assignCustomer", { body })).is(200);
    (await stage.as("platform").call("unassignCustomer", { body })).is(200);
    const list = (await projectsOf(stage, other)).is(200).body;
    stage.check(
      "withdrawn",
      rule,
      list.some(({ id }) => id === projectId),
      false,
    );
    const owner = await stage.as("platform").call("unassignCustomer", { body: { projectId, externalCustomerId } });
    owner.is(400, "Project owner cannot be unassigned");
  },
});
