import { conformanceCase } from "../service.ts";
import { addSite, aPlan, aSubscription, assign, checkLimits } from "../subscriptions.ts";

export default conformanceCase({
  title: "Contributors are the customers assigned to a project or to its sites, each counted once, and not the owner",
  contract: ["checkLimits 200"],
  rules: { positive: ["contributors-are-assigned"], contrast: ["contributors-are-assigned"] },
  needs: { capabilities: ["panel"] },
  settings: { contributors: "assigned" },
  does: "creates",
  since: "1.0",
  source: ["choice-limits"],
  async run(stage) {
    const rule = { rule: "contributors-are-assigned" } as const;
    const { projectId, websiteId } = await aSubscription(stage, { websites: 2 });
    const second = await addSite(stage, projectId);
    const { id: planId } = await aPlan(stage, { websites: 2, contributors: 0 });
    const counted = async () => (await checkLimits(stage, websiteId, planId)).is(200).body;
    const exceeded = (count: number) => ({
      success: false,
      message: `Limit exceeded: contributors (${count} of 0)`,
    });
    stage.check("the owner alone", rule, await counted(), { success: true });
    const ann = await assign(stage, { projectId });
    stage.check("one to the project", rule, await counted(), exceeded(1));
    const bob = await assign(stage, { projectId, websiteId });
    await assign(stage, { projectId, websiteId: second.websiteId }, bob);
    stage.check("another to both sites", rule, await counted(), exceeded(2));
    await assign(stage, { projectId, websiteId }, ann);
    stage.check("the first to a site, too", rule, await counted(), exceeded(2));
    const other = await aSubscription(stage);
    await assign(stage, { projectId: other.projectId });
    stage.check("one of another project", rule, await counted(), exceeded(2));
    const body = { projectId, externalCustomerId: ann };
    (await stage.as("platform").call("unassignCustomer", { body })).is(200);
    stage.check("one unassigned", rule, await counted(), exceeded(1));
  },
});
