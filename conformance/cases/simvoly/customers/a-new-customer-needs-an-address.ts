import { aProject, createProject, projectsOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

const message = "Customer email is required for a new customer";

export default conformanceCase({
  title: "A customer who is to be created needs an e-mail address, and a known one does not",
  contract: ["createProject 400", "assignCustomer 400", "createProject 200", "assignCustomer 200"],
  rules: { positive: ["new-customer-needs-email"], contrast: ["new-customer-needs-email"] },
  does: "creates",
  since: "1.0",
  source: ["reason-known-customer", "assign-external-customer"],
  async run(stage) {
    const rule = { rule: "new-customer-needs-email" } as const;
    const { projectId, externalCustomerId } = await aProject(stage);
    const known = (await aProject(stage)).externalCustomerId;
    const unknown = stage.unique("nobody");
    const names = { externalCustomerId: unknown, customerFirstName: "Olga", customerLastName: "Weber" };
    const assign = (body: object) => stage.as("platform").call("assignCustomer", { body: { projectId, ...body } });

    const refused = (await createProject(stage, names)).is(400, message);
    stage.check("nothing more", rule, refused.body, { success: false, message });
    (await assign(names)).is(400, message);
    stage.check("nothing was made", rule, (await projectsOf(stage, unknown)).is(200).body, []);
    (await createProject(stage, { externalCustomerId })).is(200);
    (await assign({ externalCustomerId: known })).is(200);
    (await assign({ ...names, customerEmail: `${unknown}@clients.example` })).is(200);
    stage.check("made with one", rule, (await projectsOf(stage, unknown)).is(200).body.length, 1);
  },
});
