import { assign, letIn } from "../access.ts";
import { aProject, projectsOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "Where an assignment names both, the project must be that of the website; else it is refused and makes nobody",
  contract: ["assignCustomer 400", "assignCustomer 200"],
  rules: { positive: ["assigned-website-in-project"], contrast: ["assigned-website-in-project"] },
  does: "creates",
  since: "1.0",
  source: ["assign-project", "choice-order-of-checks"],
  async run(stage) {
    const rule = { rule: "assigned-website-in-project" } as const;
    const { check, unique } = stage;
    const [one, other] = [await aProject(stage), await aProject(stage)];
    const externalCustomerId = unique("admin");
    const customer = { externalCustomerId, customerEmail: `${externalCustomerId}@clients.example` };
    const { projectId, websiteId } = { ...one, websiteId: other.websiteId };
    const elsewhere = "Website does not belong to this project";
    (await assign(stage, { ...customer, projectId, websiteId })).is(400, elsewhere);
    const search = await stage.as("platform").call("searchUser", { body: { email: customer.customerEmail } });
    search.is(404, "User not found", { rule: "user-known" });
    check("nothing listed", rule, (await projectsOf(stage, externalCustomerId)).is(200).body, []);

    (await assign(stage, { ...customer, projectId, websiteId: one.websiteId })).is(200);
    check("let in", rule, await letIn(stage, externalCustomerId, [one, other]), [true, false]);
  },
});
