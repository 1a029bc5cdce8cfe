import { assign } from "../access.ts";
import { aProject, projectsOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "An assignment names a project or a website; one that names neither is refused and makes nobody",
  contract: ["assignCustomer 400", "assignCustomer 200"],
  rules: { positive: ["assignment-needs-a-place"], contrast: ["assignment-needs-a-place"] },
  does: "creates",
  since: "1.0",
  source: ["assign-project", "assign-website", "reason-empty-parameters"],
  async run(stage) {
    const rule = { rule: "assignment-needs-a-place" } as const;
    const { check, unique } = stage;
    const { projectId, websiteId } = await aProject(stage);
    const externalCustomerId = unique("admin");
    const customer = { externalCustomerId, customerEmail: `${externalCustomerId}@clients.example` };
    const empty = { projectId: null, websiteId: null };
    (await assign(stage, customer)).is(400, "Missing required parameter");
    (await assign(stage, { ...customer, ...empty })).is(400, "Missing required parameter");
    const search = await stage.as("platform").call("searchUser", { body: { email: customer.customerEmail } });
    search.is(404, "User not found", { rule: "user-known" });

    for (const place of [{ ...empty, projectId }, { ...empty, websiteId }, { projectId }, { websiteId }]) {
      (await assign(stage, { ...customer, ...place })).is(200);
    }
    const listed = (await projectsOf(stage, externalCustomerId)).is(200).body.map(({ id }) => id);
    check("assigned", rule, listed, [projectId]);
  },
});
