import { letIn } from "../access.ts";
import { aProject, createProject, projectsOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title:
    "The customer a project was created for owns it and no other does, whether named by external id, customerId or user id",
  contract: ["createProject 200", "listProjects 200"],
  rules: {
    positive: ["creator-owns-project", "lists-in-order-of-id"],
    contrast: ["creator-owns-project", "owned-and-assigned-listed"],
  },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: [
    "create-external-customer",
    "create-user",
    "projects-address",
    "projects-customer",
    "projects-answer",
    "projects-status-owner",
  ],
  async run(stage) {
    const { arrange, check } = stage;
    const rule = { rule: "creator-owns-project" } as const;
    const platform = stage.as("platform");
    const [first, other] = [await aProject(stage), await aProject(stage)];
    const { externalCustomerId, customerEmail } = first;
    const { id: userId } = (await platform.call("searchUser", { body: { email: customerEmail } })).is(200).body;
    const ids = [first.projectId];
    for (const named of [{ userId }, { customerId: externalCustomerId }, { externalCustomerId }]) {
      ids.push((await createProject(stage, named)).is(200).body.data.projectId);
    }

    const list = (await projectsOf(stage, externalCustomerId)).is(200).body;
    const project = { name: "Olga's Website", status: "TRIAL", isOwner: true };
    check(
      "all four",
      rule,
      list,
      ids.map((id) => ({ ...project, id })),
    );
    const byUser = (await platform.call("listProjects", { query: { userId } })).is(200).body;
    const byEmail = (await platform.call("listProjects", { query: { customerEmail: customerEmail.toUpperCase() } })).is(
      200,
    ).body;
    check("alike by every identifier", { status: "listProjects 200" }, [byUser, byEmail], [list, list]);
    for (const projectId of ids) check("owner", rule, (await arrange.readProject({ projectId })).ownerId, userId);

    const foreign = (await projectsOf(stage, other.externalCustomerId)).is(200).body;
    check("others own nothing of it", rule, foreign, [{ ...project, id: other.projectId }]);
    check("the owner is let in", rule, await letIn(stage, externalCustomerId, [first, other]), [true, false]);
  },
});
