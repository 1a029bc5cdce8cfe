import { aProject, createProject, projectsOf, userOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "An unknown external id makes a customer of names and address, on creating a project and on assigning",
  contract: ["createProject 200", "assignCustomer 200", "searchUser 200"],
  rules: {
    positive: ["unknown-external-customer-created", "user-locale-default"],
    contrast: ["unknown-external-customer-created", "new-customer-needs-email"],
  },
  does: "creates",
  since: "1.0",
  source: ["create-customer-email", "create-customer-names", "assign-customer-email", "choice-default-locale"],
  async run(stage) {
    const rule = { rule: "unknown-external-customer-created" } as const;
    const [owner, admin] = [stage.unique("owner"), stage.unique("admin")];
    const email = (customer: string) => `${customer}@clients.example`;
    const names = { customerFirstName: "Olga", customerLastName: "Weber" };
    (await userOf(stage, email(owner))).is(404, "User not found", { rule: "user-known" });
    const body = { externalCustomerId: owner, customerEmail: email(owner), ...names };
    const { projectId } = (await createProject(stage, body)).is(200).body.data;
    const made = (await userOf(stage, email(owner))).is(200).body;
    stage.check("the owner", rule, made, { id: made.id, name: "Olga Weber", email: email(owner), locale: "en" });

    const assigned = { projectId, externalCustomerId: admin, customerEmail: email(admin) };
    const second = { ...assigned, customerFirstName: "Mateo", customerLastName: "Ruiz" };
    (await stage.as("platform").call("assignCustomer", { body: second })).is(200);
    const added = (await userOf(stage, email(admin))).is(200).body;
    stage.check("the admin", rule, added, { id: added.id, name: "Mateo Ruiz", email: email(admin), locale: "en" });
    stage.check("two customers", rule, made.id === added.id, false);
    const shown = (await projectsOf(stage, admin)).is(200).body.map(({ id, isOwner }) => [id, isOwner]);
    stage.check("the admin's projects", rule, shown, [[projectId, false]]);

    (await createProject(stage, { externalCustomerId: owner })).is(200);
    stage.check("a known one is no second one", rule, (await userOf(stage, email(owner))).is(200).body, made);
    stage.check("has both projects", rule, (await projectsOf(stage, owner)).is(200).body.length, 2);
    const other = await aProject(stage);
    stage.check(
      "another's are another's",
      rule,
      (await projectsOf(stage, other.externalCustomerId)).is(200).body.length,
      1,
    );
  },
});
