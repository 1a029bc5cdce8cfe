import { conformanceCase } from "../service.ts";
import { addSite, aPlan, aSubscription, assign, checkLimits } from "../subscriptions.ts";

export default conformanceCase({
  title: "Where the owner counts as a contributor, there is one more than those who are assigned",
  contract: ["checkLimits 200"],
  rules: { positive: ["contributors-are-assigned"], contrast: ["contributors-are-assigned"] },
  needs: { capabilities: ["panel"] },
  settings: { contributors: "assigned-and-owner" },
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
    stage.check("the owner alone", rule, await counted(), exceeded(1));
    const ann = await assign(stage, { projectId });
    stage.check("one to the project", rule, await counted(), exceeded(2));
    await assign(stage, { projectId, websiteId: second.websiteId }, ann);
    stage.check("and to a site", rule, await counted(), exceeded(2));
  },
});
