import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aPlan, aSubscription, setAddon, setWebsiteStatus, subscriptionOf } from "../subscriptions.ts";

export default conformanceCase({
  title: "A project has one value of an add-on, the last one set, which no other project shares; 0 switches it off",
  contract: ["setAddon 200"],
  rules: {
    positive: ["addon-kept-by-project", "addon-switched-off-by-zero"],
    contrast: ["addon-kept-by-project", "addon-switched-off-by-zero"],
  },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["addon-purpose", "addon-value", "addon-answer", "reason-addons-by-project"],
  async run(stage) {
    const active = await aSubscription(stage);
    const trial = await aProject(stage);
    const both = async () => [
      (await subscriptionOf(stage, active.projectId)).addons,
      (await subscriptionOf(stage, trial.projectId)).addons,
    ];
    const kept = { rule: "addon-kept-by-project" } as const;
    const off = { rule: "addon-switched-off-by-zero" } as const;
    stage.check("none at first", kept, await both(), [{}, {}]);
    (await setAddon(stage, active.projectId, 2500)).is(200);
    stage.check("one project alone", kept, await both(), [{ EMAIL_MARKETING: 2500 }, {}]);
    (await setAddon(stage, trial.projectId, 500)).is(200);
    (await setAddon(stage, active.projectId, 1000)).is(200);
    stage.check("the last one", kept, await both(), [{ EMAIL_MARKETING: 1000 }, { EMAIL_MARKETING: 500 }]);
    (await setAddon(stage, trial.projectId, 0)).is(200);
    stage.check("one switched off", off, await both(), [{ EMAIL_MARKETING: 1000 }, {}]);
    (await setAddon(stage, trial.projectId, 0)).is(200);
    stage.check("off already", off, await both(), [{ EMAIL_MARKETING: 1000 }, {}]);

    const other = { status: "ACTIVE", planId: (await aPlan(stage)).id, period: "YEARLY" } as const;
    (await setWebsiteStatus(stage, active.websiteId, other)).is(200);
    stage.check("whatever the plan", kept, await both(), [{ EMAIL_MARKETING: 1000 }, {}]);
    const { status, planId } = await subscriptionOf(stage, active.projectId);
    stage.check("and nothing else", kept, [status, planId], ["ACTIVE", other.planId]);
  },
});
