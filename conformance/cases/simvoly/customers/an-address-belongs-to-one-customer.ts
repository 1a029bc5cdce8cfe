import { aProject, createProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "An unknown external id with another customer's address is refused",
  contract: ["createProject 400"],
  rules: { positive: ["customer-email-free"], contrast: ["customer-email-free"] },
  does: "creates",
  since: "1.0",
  source: ["choice-email-joins"],
  async run(stage) {
    const { customerEmail } = await aProject(stage);
    const externalCustomerId = stage.unique("second");
    const refused = await createProject(stage, { externalCustomerId, customerEmail });
    refused.is(400, "Customer email belongs to another customer");
    const own = `${externalCustomerId}@clients.example`;
    (await createProject(stage, { externalCustomerId, customerEmail: own })).is(200);
  },
});
