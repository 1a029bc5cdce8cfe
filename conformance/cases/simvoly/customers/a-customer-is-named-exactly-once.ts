import { aProject, projectsOf, userOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

const message = "Provide exactly one customer identifier";

export default conformanceCase({
  title: "A customer named by two identifiers, or by none, is refused, and by any single one is found",
  contract: [
    "createProject 400",
    "assignCustomer 400",
    "unassignCustomer 400",
    "listProjects 400",
    "createSession 400",
    "createProject 200",
  ],
  rules: { positive: ["customer-named-once"], contrast: ["customer-named-once"] },
  does: "creates",
  since: "1.0",
  source: [
    "create-user",
    "create-external-customer",
    "assign-user",
    "unassign-user",
    "projects-customer",
    "session-user",
  ],
  sends: "invalid",
  async run(stage) {
    const platform = stage.as("platform");
    const rule = { rule: "customer-named-once" } as const;
    const { projectId, externalCustomerId, customerEmail } = await aProject(stage);
    const userId = (await userOf(stage, customerEmail)).is(200).body.id;
    const both = { externalCustomerId, userId };

    for (const body of [{}, both, { customerId: externalCustomerId, userId }, { customerEmail }]) {
      (await platform.call("createProject", { body })).is(400, message);
    }
    for (const body of [{ projectId }, { projectId, ...both }, { projectId, customerEmail }]) {
      (await platform.call("assignCustomer", { body })).is(400, message);
      (await platform.callInvalid("unassignCustomer", { body })).is(400, message);
    }
    for (const query of [{}, both, { userId, customerEmail }, { externalCustomerId, customerEmail }]) {
      const refused = (await platform.call("listProjects", { query })).is(400, message);
      stage.check("nothing more", rule, refused.body, { success: false, message });
    }
    const mail = { userEmail: customerEmail };
    for (const names of [{}, both, { userId, ...mail }, { externalCustomerId, ...mail }, { ...both, ...mail }]) {
      (await platform.call("createSession", { body: { projectId, ...names } })).is(400, message);
    }
    stage.check("nothing was made", rule, (await projectsOf(stage, externalCustomerId)).is(200).body.length, 1);

    for (const body of [{ externalCustomerId }, { customerId: externalCustomerId }, { userId }]) {
      (await platform.call("createProject", { body })).is(200);
    }
    const lists = [];
    for (const query of [{ externalCustomerId }, { userId }, { customerEmail }]) {
      lists.push((await platform.call("listProjects", { query })).is(200).body.map(({ id }) => id));
    }
    const [first] = lists;
    stage.check("four projects", rule, first?.length, 4);
    stage.check("the same by any name", rule, lists, [first, first, first]);
    for (const names of [{ externalCustomerId }, { userId }, mail]) {
      (await platform.call("createSession", { body: { projectId, ...names } })).is(200);
    }
  },
});
