import { aProject, aUser, createProject, readUser, userOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "Names and an e-mail address sent for a customer who is known change nothing",
  contract: ["createProject 200", "assignCustomer 200", "getUser 200"],
  rules: {
    positive: ["known-customer-not-changed"],
    contrast: ["known-customer-not-changed", "external-id-joins-user", "customer-email-free"],
  },
  does: "creates",
  since: "1.0",
  source: ["reason-known-customer", "create-customer-email", "assign-customer-names"],
  async run(stage) {
    const rule = { rule: "known-customer-not-changed" } as const;
    const { externalCustomerId, customerEmail } = await aProject(stage);
    const other = await aProject(stage);
    const before = (await userOf(stage, customerEmail)).is(200).body;
    const stranger = (await userOf(stage, other.customerEmail)).is(200).body;
    const names = { customerFirstName: "Nobody", customerLastName: "Else" };
    const fresh = `${stage.unique("fresh")}@clients.example`;

    for (const email of [fresh, other.customerEmail, customerEmail.toUpperCase()]) {
      (await createProject(stage, { externalCustomerId, customerEmail: email, ...names })).is(200);
      const body = { projectId: other.projectId, externalCustomerId, customerEmail: email, ...names };
      (await stage.as("platform").call("assignCustomer", { body })).is(200);
    }
    const user = await aUser(stage);
    (await createProject(stage, { userId: user.id, customerEmail: fresh, ...names })).is(200);
    stage.check("the customer", rule, (await readUser(stage, before.id)).is(200).body, before);
    stage.check("the one whose address was sent", rule, (await userOf(stage, other.customerEmail)).body, stranger);
    stage.check("a user named by id", rule, (await readUser(stage, user.id)).is(200).body, user);
    (await userOf(stage, fresh)).is(404, "User not found", { rule: "user-known" });

    const body = { externalCustomerId: stage.unique("new"), customerEmail: fresh, ...names };
    (await createProject(stage, body)).is(200);
    const made = (await userOf(stage, fresh)).is(200).body;
    stage.check("those of a new one count", rule, made.name, "Nobody Else");
  },
});
