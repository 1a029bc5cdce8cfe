import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aPlan } from "../subscriptions.ts";

export default conformanceCase({
  title: "The check of limits names a plan in the query or in a body, and is refused without one",
  contract: ["checkLimits 400", "checkLimits 200"],
  rules: { positive: ["limits-name-a-plan"], contrast: ["limits-name-a-plan"] },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["limits-plan", "limits-address", "reason-empty-parameters"],
  sends: "invalid",
  async run(stage) {
    const rule = { rule: "limits-name-a-plan" } as const;
    const platform = stage.as("platform");
    const path = { id: (await aProject(stage)).websiteId };
    const message = "Missing required parameter";
    for (const sent of [{}, { query: { planId: "" } }, { body: {} }, { body: { planId: "" } }]) {
      const refused = await platform.callInvalid("checkLimits", { path, query: {}, ...sent });
      refused.is(400, message, rule).has({ success: false, message });
    }
    (await platform.callInvalid("checkLimits", { path, body: { planId: "first" } })).is(400, "Invalid parameter");

    const [roomy, narrow] = [(await aPlan(stage)).id, (await aPlan(stage, { websites: 0 })).id];
    for (const [planId, success] of [
      [roomy, true],
      [narrow, false],
    ] as const) {
      const other = success ? narrow : roomy;
      const ways = [
        { query: { planId } },
        { query: {}, body: { planId } },
        { query: {}, body: { planId }, as: "json" },
        { query: { planId }, body: { planId: other } },
      ] as const;
      for (const sent of ways) {
        const answer = (await platform.call("checkLimits", { path, ...sent })).is(200).body;
        stage.check("held against the plan that is named", rule, answer.success, success);
      }
    }
  },
});
