import { aProject, aUser, createProject, projectsOf, userOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "An unknown external id with the address of a user who has none becomes that user's, in any letter case",
  contract: ["createProject 200", "assignCustomer 200", "searchUser 200"],
  rules: {
    positive: ["external-id-joins-user"],
    contrast: ["external-id-joins-user", "unknown-external-customer-created"],
  },
  does: "creates",
  since: "1.0",
  source: ["choice-email-joins"],
  async run(stage) {
    const rule = { rule: "external-id-joins-user" } as const;
    const [owner, admin] = [await aUser(stage), await aUser(stage)];
    const [first, second] = [stage.unique("owner"), stage.unique("admin")];
    const names = { customerFirstName: "Nobody", customerLastName: "Else" };
    const body = { externalCustomerId: first, customerEmail: owner.email.toUpperCase(), ...names };
    const { projectId } = (await createProject(stage, body)).is(200).body.data;
    const assigned = { projectId, externalCustomerId: second, customerEmail: admin.email, ...names };
    (await stage.as("platform").call("assignCustomer", { body: assigned })).is(200);

    stage.check("the owner as ever", rule, (await userOf(stage, owner.email)).is(200).body, owner);
    stage.check("the admin as ever", rule, (await userOf(stage, admin.email)).is(200).body, admin);
    for (const [userId, customer, isOwner] of [
      [owner.id, first, true],
      [admin.id, second, false],
    ] as const) {
      const byUser = (await stage.as("platform").call("listProjects", { query: { userId } })).is(200).body;
      stage.check(
        "by user id",
        rule,
        byUser.map(({ id, isOwner: owns }) => [id, owns]),
        [[projectId, isOwner]],
      );
      stage.check("by external id", rule, (await projectsOf(stage, customer)).is(200).body, byUser);
    }
    (await createProject(stage, { externalCustomerId: first })).is(200);
    const again = { projectId, externalCustomerId: stage.unique("third"), customerEmail: owner.email };
    const refused = await stage.as("platform").call("assignCustomer", { body: again });
    refused.is(400, "Customer email belongs to another customer", { rule: "customer-email-free" });

    const other = await aProject(stage);
    stage.check(
      "another address joins nobody",
      rule,
      (await userOf(stage, other.customerEmail)).is(200).body.id === owner.id,
      false,
    );
  },
});
