import { aProject, aUser, nobody } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A customer whom nobody knows has an empty list of projects, as one has who has none",
  contract: ["listProjects 200"],
  rules: { positive: ["unknown-customer-has-no-projects"], contrast: ["unknown-customer-has-no-projects"] },
  does: "creates",
  since: "1.0",
  source: ["choice-unknown-customer-projects", "projects-address"],
  async run(stage) {
    const rule = { rule: "unknown-customer-has-no-projects" } as const;
    const { projectId, externalCustomerId, customerEmail } = await aProject(stage);
    const user = await aUser(stage);
    const unknown = stage.unique("nobody");
    const list = async (query: object) =>
      (await stage.as("platform").call("listProjects", { query })).is(200).body.map(({ id }) => id);

    stage.check("by external id", rule, await list({ externalCustomerId: unknown }), []);
    stage.check("by user id", rule, await list({ userId: nobody }), []);
    stage.check("by address", rule, await list({ customerEmail: `${unknown}@clients.example` }), []);
    stage.check("of a user without any", rule, await list({ userId: user.id }), []);
    stage.check("of a customer", rule, await list({ externalCustomerId }), [projectId]);
    stage.check("by the customer's address", rule, await list({ customerEmail }), [projectId]);
  },
});
