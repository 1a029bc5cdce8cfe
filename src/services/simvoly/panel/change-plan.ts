import { demand } from "../../../core/refusal.ts";
import { panelAction } from "../contract.ts";
import * as errors from "../errors.ts";
import { presentPlan } from "../present.ts";
import { planAfter } from "./plan-fields.ts";

export const changePlan = panelAction("changePlan")(async ({ body }, { tx }) => {
  const before = await tx.plans.get(body.id);
  demand(before, () => errors.noSuch("plan", body.id));
  const plan = planAfter(before, body);
  await tx.plans.put(plan);
  return { status: 200, body: presentPlan(plan) };
});
