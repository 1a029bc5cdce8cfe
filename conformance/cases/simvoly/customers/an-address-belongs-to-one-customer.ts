import { aProject, createProject, projectsOf, userOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

const message = "Customer email belongs to another customer";

export default conformanceCase({
  title: "An unknown external id with another customer's address, in any letter case, is refused",
  contract: ["createProject 400", "assignCustomer 400", "createProject 200"],
  rules: { positive: ["customer-email-free"], contrast: ["customer-email-free"] },
  does: "creates",
  since: "1.0",
  source: ["choice-email-joins"],
  async run(stage) {
    const rule = { rule: "customer-email-free" } as const;
    const { customerEmail, externalCustomerId, projectId } = await aProject(stage);
    const before = (await userOf(stage, customerEmail)).is(200).body;
    const second = stage.unique("second");
    for (const email of [customerEmail, customerEmail.toUpperCase()]) {
      const body = { externalCustomerId: second, customerEmail: email };
      const refused = (await createProject(stage, body)).is(400, message);
      stage.check("nothing more", rule, refused.body, { success: false, message });
      const assigned = { projectId, ...body };
      (await stage.as("platform").call("assignCustomer", { body: assigned })).is(400, message);
    }
    stage.check("the customer as ever", rule, (await userOf(stage, customerEmail)).is(200).body, before);
    stage.check("nobody was made", rule, (await projectsOf(stage, second)).is(200).body, []);
    (await createProject(stage, { externalCustomerId, customerEmail })).is(200);
    const own = `${second}@clients.example`;
    (await createProject(stage, { externalCustomerId: second, customerEmail: own })).is(200);
  },
});
