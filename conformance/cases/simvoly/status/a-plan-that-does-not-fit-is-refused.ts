import { aProject, readProject, setStatus } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { activate, aPlan, setWebsiteStatus, use } from "../subscriptions.ts";

const message = "Project exceeds the limits of this plan";

export default conformanceCase({
  title:
    "A project cannot be activated on a plan whose limits it exceeds, by any of the three calls; what is used up fits",
  contract: [
    "setProjectStatus 400",
    "setWebsiteStatus 400",
    "activateProject 400",
    "setProjectStatus 200",
    "setWebsiteStatus 200",
    "activateProject 200",
  ],
  rules: { positive: ["activation-within-limits"], contrast: ["activation-within-limits"] },
  needs: { capabilities: ["panel"] },
  settings: { "business-refusal-status": 400 },
  does: "creates",
  since: "1.0",
  source: ["choice-activation", "choice-refusals-with-200"],
  async run(stage) {
    const rule = { rule: "activation-within-limits" } as const;
    const { projectId, websiteId } = await aProject(stage);
    const { id: planId } = await aPlan(stage, { storeProducts: 10, bandwidth: 10 });
    const calls = [
      () => setStatus(stage, projectId, { status: "ACTIVE", planId, period: "MONTHLY" }),
      () => setWebsiteStatus(stage, websiteId, { status: "ACTIVE", planId, period: "MONTHLY" }),
      () => activate(stage, projectId, { planId, forMonths: 3 }),
    ];
    const expire = async () => (await setStatus(stage, projectId, { status: "EXPIRED" })).is(200);
    const status = async () => (await readProject(stage, projectId)).is(200).body.status;
    for (const call of calls) {
      await use(stage, websiteId, { storeProducts: 11 });
      (await call()).is(400, message).has({ success: false, message });
      stage.check("not activated", rule, (await status()) === "ACTIVE", false);
      await use(stage, websiteId, { storeProducts: 10, bandwidth: 11 });
      (await call()).is(200);
      stage.check("activated", rule, await status(), "ACTIVE");
      await expire();
    }
  },
});
