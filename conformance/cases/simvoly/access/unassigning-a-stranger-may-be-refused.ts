import { assign, letIn, unassign } from "../access.ts";
import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { anotherSite, aRoomyProject } from "../sites.ts";

export default conformanceCase({
  title: "Where the setting says so, unassigning somebody who is not assigned is refused",
  contract: ["unassignCustomer 400", "unassignCustomer 200"],
  rules: { positive: ["unassigned-customer-was-assigned"], contrast: ["unassigned-customer-was-assigned"] },
  needs: { capabilities: ["panel"] },
  settings: { "unassign-stranger": "refused" },
  does: "creates",
  since: "1.0",
  source: ["choice-stranger-unassigned", "unassign-answer"],
  async run(stage) {
    const rule = { rule: "unassigned-customer-was-assigned" } as const;
    const first = await aRoomyProject(stage);
    const { projectId } = first;
    const second = await anotherSite(stage, { projectId });
    const { externalCustomerId } = await aProject(stage);
    const access = () => letIn(stage, externalCustomerId, [first, second]);
    const stranger = [{ projectId }, { projectId, websiteId: first.websiteId }];
    for (const place of stranger)
      (await unassign(stage, { externalCustomerId, ...place })).is(400, "Customer is not assigned", rule);

    const place = { projectId, websiteId: second.websiteId };
    (await assign(stage, { externalCustomerId, ...place })).is(200);
    (await unassign(stage, { externalCustomerId, projectId, websiteId: first.websiteId })).is(
      400,
      "Customer is not assigned",
      rule,
    );
    stage.check("the other site stays", rule, await access(), [false, true]);
    (await unassign(stage, { externalCustomerId, ...place })).is(200);
    stage.check("withdrawn", rule, await access(), [false, false]);
    (await unassign(stage, { externalCustomerId, ...place })).is(400, "Customer is not assigned", rule);
    stage.check("as before", rule, await access(), [false, false]);
  },
});
