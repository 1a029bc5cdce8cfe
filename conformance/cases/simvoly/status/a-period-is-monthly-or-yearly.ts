import { aProject, setStatus } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { activate, aPlan, setWebsiteStatus, subscriptionOf } from "../subscriptions.ts";

const periods = ["MONTHLY", "YEARLY"] as const;

export default conformanceCase({
  title: "A period is MONTHLY or YEARLY in all three calls that take one, and any other is refused",
  contract: [
    "setProjectStatus 400",
    "setWebsiteStatus 400",
    "activateProject 400",
    "setProjectStatus 200",
    "setWebsiteStatus 200",
    "activateProject 200",
  ],
  rules: { positive: ["period-known"], contrast: ["period-known"] },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["website-status-period", "project-status-period", "activate-continue-as", "activate-address"],
  sends: "invalid",
  async run(stage) {
    const rule = { rule: "period-known" } as const;
    const { projectId, websiteId } = await aProject(stage);
    const { id: planId } = await aPlan(stage);
    const platform = stage.as("platform");
    for (const [period, as] of [
      ["WEEKLY", "form"],
      ["monthly", "form"],
      [1, "json"],
    ] as const) {
      const status = { as, body: { status: "ACTIVE", planId, period } };
      const months = { as, body: { planId, forMonths: 2, continueAs: period } };
      for (const answer of [
        await platform.callInvalid("setProjectStatus", { path: { id: projectId }, ...status }),
        await platform.callInvalid("setWebsiteStatus", { path: { id: websiteId }, ...status }),
        await platform.callInvalid("activateProject", { path: { id: projectId }, ...months }),
      ]) {
        answer.is(400, "Invalid period").has({ success: false, message: "Invalid period" });
      }
    }
    stage.check("nothing has changed", rule, (await subscriptionOf(stage, projectId)).status, "TRIAL");

    const kept = async () => (await subscriptionOf(stage, projectId)).period;
    for (const period of periods) {
      (await setStatus(stage, projectId, { status: "ACTIVE", planId, period })).is(200);
      stage.check(`the project ${period}`, rule, await kept(), period);
    }
    for (const period of periods) {
      (await setWebsiteStatus(stage, websiteId, { status: "ACTIVE", planId, period })).is(200);
      stage.check(`through the website ${period}`, rule, await kept(), period);
    }
    for (const continueAs of periods) {
      (await activate(stage, projectId, { planId, forMonths: 2, continueAs })).is(200);
      stage.check(`after months ${continueAs}`, rule, await kept(), continueAs);
    }
  },
});
