import { demand } from "../../../../core/refusal.ts";
import { operation } from "../../contract.ts";
import * as errors from "../../errors.ts";
import { planNamed, projectOf, siteNamed } from "../../lookup.ts";
import { answerTo, exceededOf } from "../../rules/limits.ts";
import { usageIn } from "../../subscriptions.ts";

export const checkLimits = operation("checkLimits")(async ({ path, query, body }, ctx) => {
  const site = await siteNamed(path.id, ctx);
  const planId = query.planId ?? body?.planId;
  demand(planId !== undefined, errors.planToCheckNeeded);
  const plan = await planNamed(planId, ctx);
  const usage = await usageIn(await projectOf(site, ctx), site, ctx);
  return { status: 200, body: answerTo(exceededOf(usage, plan), usage, plan) };
});
