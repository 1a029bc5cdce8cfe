import { aProject, projectsOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "The customer a project was created for owns it, and an assigned one sees it without owning it",
  contract: ["listProjects 200", "assignCustomer 200"],
  rules: { positive: ["creator-owns-project", "owned-and-assigned-listed"], contrast: ["creator-owns-project"] },
  does: "creates",
  since: "1.0",
  source: ["create-external-customer", "projects-status-owner"],
  async run(stage) {
    const rule = { rule: "creator-owns-project" } as const;
    const { projectId, externalCustomerId } = await aProject(stage);
    const other = await aProject(stage);
    const body = { projectId, externalCustomerId: other.externalCustomerId };
    (await stage.as("platform").call("assignCustomer", { body })).is(200);
    for (const [customer, owns] of [
      [externalCustomerId, true],
      [other.externalCustomerId, false],
    ] as const) {
      const list = (await projectsOf(stage, customer)).is(200).body;
      stage.check("owner", rule, list.find(({ id }) => id === projectId)?.isOwner, owns);
    }
  },
});
