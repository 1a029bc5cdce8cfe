import { assign, letIn, unassign } from "../access.ts";
import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { anotherSite, aRoomyProject } from "../sites.ts";

export default conformanceCase({
  title: "Unassigning somebody who is not assigned succeeds and changes nothing",
  contract: ["unassignCustomer 200"],
  rules: { positive: ["unassignment-withdraws-access"], contrast: ["unassigned-customer-was-assigned"] },
  needs: { capabilities: ["panel"] },
  settings: { "unassign-stranger": "succeeds" },
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
      (await unassign(stage, { externalCustomerId, ...place })).is(200).has({ success: true });

    const place = { projectId, websiteId: second.websiteId };
    (await assign(stage, { externalCustomerId, ...place })).is(200);
    (await unassign(stage, { externalCustomerId, projectId, websiteId: first.websiteId }))
      .is(200)
      .has({ success: true });
    stage.check("the other site stays", rule, await access(), [false, true]);
    (await unassign(stage, { externalCustomerId, ...place })).is(200);
    stage.check("withdrawn", rule, await access(), [false, false]);
    (await unassign(stage, { externalCustomerId, ...place })).is(200).has({ success: true });
    stage.check("as before", rule, await access(), [false, false]);
  },
});
