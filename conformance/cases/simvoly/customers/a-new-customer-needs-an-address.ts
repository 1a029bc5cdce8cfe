import { aProject, createProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A customer who is to be created needs an e-mail address, and a known one does not",
  contract: ["createProject 400", "createProject 200"],
  rules: { positive: ["new-customer-needs-email"], contrast: ["new-customer-needs-email"] },
  does: "creates",
  since: "1.0",
  source: ["reason-known-customer"],
  async run(stage) {
    const { externalCustomerId } = await aProject(stage);
    const unknown = { externalCustomerId: stage.unique("nobody") };
    (await createProject(stage, unknown)).is(400, "Customer email is required for a new customer");
    (await createProject(stage, { externalCustomerId })).is(200);
  },
});
