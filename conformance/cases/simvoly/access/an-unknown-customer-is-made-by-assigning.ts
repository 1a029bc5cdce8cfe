import { assign, letIn, unassign } from "../access.ts";
import { aProject, nobody, projectsOf, userOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title:
    "Assigning makes a customer whom nobody knows of external id, names and e-mail address, and unassigning makes nobody",
  contract: ["assignCustomer 200", "assignCustomer 404", "unassignCustomer 404"],
  rules: {
    positive: ["unknown-external-customer-created", "user-known", "user-locale-default"],
    contrast: ["known-customer-not-changed", "unassigned-customer-was-assigned"],
  },
  does: "creates",
  since: "1.0",
  source: ["assign-external-customer", "assign-customer-names", "assign-customer-email", "unassign-external-customer"],
  async run(stage) {
    const { check, unique } = stage;
    const rule = { rule: "unknown-external-customer-created" } as const;
    const { projectId, websiteId } = await aProject(stage);
    const externalCustomerId = unique("admin");
    const customerEmail = `${externalCustomerId}@clients.example`;
    const unknown = { rule: "user-known" } as const;
    (await unassign(stage, { projectId, externalCustomerId })).is(404, "User not found", unknown);
    (await unassign(stage, { projectId, userId: nobody })).is(404, "User not found", unknown);
    (await assign(stage, { projectId, userId: nobody, customerEmail })).is(404, "User not found", unknown);
    (await userOf(stage, customerEmail)).is(404, "User not found", unknown);

    const names = { customerFirstName: "Ivan", customerLastName: "Petrov" };
    (await assign(stage, { projectId, externalCustomerId, customerEmail, ...names })).is(200);
    const user = (await userOf(stage, customerEmail)).is(200).body;
    const { id } = user;
    check("made", rule, user, { id, name: "Ivan Petrov", email: customerEmail, locale: "en" });
    const listed = (await projectsOf(stage, externalCustomerId)).is(200).body.map((one) => [one.id, one.isOwner]);
    check("assigned", rule, listed, [[projectId, false]]);
    check("let in", rule, await letIn(stage, externalCustomerId, [{ projectId, websiteId }]), [true]);
  },
});
