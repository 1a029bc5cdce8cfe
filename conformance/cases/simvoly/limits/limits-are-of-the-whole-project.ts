import { readProject, setStatus } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import {
  activate,
  addSite,
  aPlan,
  aSubscription,
  checkLimits,
  setWebsiteStatus,
  subscriptionOf,
  use,
} from "../subscriptions.ts";

const refused = "Project exceeds the limits of this plan";

export default conformanceCase({
  title:
    "What all sites of a project use together is held against a plan, whichever site is asked about; deleted ones are not",
  contract: ["checkLimits 200", "setProjectStatus 400", "setWebsiteStatus 400", "activateProject 400"],
  rules: { positive: ["limits-of-whole-project"], contrast: ["limits-of-whole-project"] },
  needs: { capabilities: ["panel"] },
  settings: { "business-refusal-status": 400 },
  does: "destroys",
  since: "1.0",
  source: ["choice-limits", "reason-subscription-of-project"],
  async run(stage) {
    const rule = { rule: "limits-of-whole-project" } as const;
    const { projectId, websiteId } = await aSubscription(stage, { websites: 2 });
    const other = await aSubscription(stage);
    const second = await addSite(stage, projectId);
    const { id: planId } = await aPlan(stage, { websites: 2, members: 10 });
    const answered = async (id: number) => (await checkLimits(stage, id, planId)).is(200).body;
    await use(stage, other.websiteId, { members: 9 });
    await use(stage, websiteId, { members: 6 });
    await use(stage, second.websiteId, { members: 4 });
    for (const id of [websiteId, second.websiteId]) {
      stage.check("ten of ten", rule, await answered(id), { success: true });
    }
    await use(stage, second.websiteId, { members: 5 });
    const message = "Limit exceeded: members (11 of 10)";
    for (const id of [websiteId, second.websiteId]) {
      stage.check("eleven of ten", rule, await answered(id), { success: false, message });
    }
    stage.check("another project", rule, await answered(other.websiteId), { success: true });
    const active = { status: "ACTIVE", planId, period: "MONTHLY" } as const;
    (await setStatus(stage, projectId, active)).is(400, refused);
    (await setWebsiteStatus(stage, websiteId, active)).is(400, refused);
    (await activate(stage, projectId, { planId, forMonths: 1 })).is(400, refused);
    stage.check("not activated", rule, (await subscriptionOf(stage, projectId)).planId === planId, false);

    (await setWebsiteStatus(stage, second.websiteId, { status: "DELETED" })).is(200);
    stage.check("without the second", rule, await answered(websiteId), { success: true });
    (await setStatus(stage, projectId, active)).is(200);
    stage.check("activated", rule, (await readProject(stage, projectId)).is(200).body.plan.id, planId);
  },
});
