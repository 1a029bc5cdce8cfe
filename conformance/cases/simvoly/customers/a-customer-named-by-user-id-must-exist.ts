import { aProject, aUser, createProject, nobody } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

const message = "User not found";

export default conformanceCase({
  title:
    "A customer named by user id must exist, and one to be unassigned by any name, for only an external id creates",
  contract: ["createProject 404", "assignCustomer 404", "unassignCustomer 404", "createProject 200"],
  rules: { positive: ["user-known"], contrast: ["user-known", "unknown-external-customer-created"] },
  does: "creates",
  since: "1.0",
  source: ["choice-unknown-ids", "create-user", "assign-user", "unassign-external-customer"],
  async run(stage) {
    const rule = { rule: "user-known" } as const;
    const { projectId } = await aProject(stage);
    const user = await aUser(stage);
    const unknown = stage.unique("nobody");
    const email = { customerEmail: `${unknown}@clients.example`, customerFirstName: "Olga" };
    const platform = stage.as("platform");

    const refused = (await createProject(stage, { userId: nobody, ...email })).is(404, message);
    stage.check("nothing more", rule, refused.body, { success: false, message });
    (await platform.call("assignCustomer", { body: { projectId, userId: nobody, ...email } })).is(404, message);
    for (const name of [{ userId: nobody }, { externalCustomerId: unknown }]) {
      (await platform.call("unassignCustomer", { body: { projectId, ...name } })).is(404, message);
    }
    const query = { customerEmail: email.customerEmail };
    stage.check("nobody was made", rule, (await platform.call("listProjects", { query })).is(200).body, []);

    (await createProject(stage, { userId: user.id })).is(200);
    (await platform.call("assignCustomer", { body: { projectId, userId: user.id } })).is(200);
    (await platform.call("unassignCustomer", { body: { projectId, userId: user.id } })).is(200);
    const made = { projectId, externalCustomerId: unknown, ...email };
    (await platform.call("assignCustomer", { body: made })).is(200);
  },
});
