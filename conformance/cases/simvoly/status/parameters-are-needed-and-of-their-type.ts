import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { subscriptionOf } from "../subscriptions.ts";

const missing = "Missing required parameter";
const invalid = "Invalid parameter";

export default conformanceCase({
  title:
    "Calls about a subscription are refused without a parameter that they need or with one that is not of its type",
  contract: ["setProjectStatus 400", "setWebsiteStatus 400", "activateProject 400", "setAddon 400", "checkLimits 400"],
  rules: {
    positive: ["required-parameters-present", "parameters-of-their-type"],
    contrast: ["months-whole-and-positive", "addon-known", "addon-value-allowed", "status-known"],
  },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["activate-plan", "activate-months", "addon-type", "limits-plan", "choice-error-statuses"],
  sends: "invalid",
  async run(stage) {
    const { projectId, websiteId } = await aProject(stage);
    for (const [operation, bodies, wrong] of [
      ["setProjectStatus", [{}, { planId: 1 }], { status: "ACTIVE", planId: "first", period: "MONTHLY" }],
      ["setWebsiteStatus", [{}, { period: "MONTHLY" }], { status: "ACTIVE", planId: 1.5, period: "MONTHLY" }],
      ["activateProject", [{}, { planId: 1 }, { forMonths: 1 }], { planId: "first", forMonths: 1 }],
      ["setAddon", [{}, { type: "EMAIL_MARKETING" }, { value: 500 }, { value: 7 }], undefined],
    ] as const) {
      const path = { id: operation === "setWebsiteStatus" ? websiteId : projectId };
      for (const body of bodies) {
        const refused = await stage.as("platform").callInvalid(operation, { path, body });
        refused.is(400, missing).has({ success: false, message: missing });
      }
      if (wrong === undefined) continue;
      const refused = await stage.as("platform").callInvalid(operation, { path, body: wrong });
      refused.is(400, invalid).has({ success: false, message: invalid });
    }
    const ask = (query: object) =>
      stage.as("platform").callInvalid("checkLimits", { path: { id: websiteId }, query: { ...query } });
    (await ask({ planId: "first" })).is(400, invalid).has({ success: false, message: invalid });
    const { status, addons } = await subscriptionOf(stage, projectId);
    const nothing = { rule: "required-parameters-present" } as const;
    stage.check("nothing has changed", nothing, [status, addons], ["TRIAL", {}]);
  },
});
