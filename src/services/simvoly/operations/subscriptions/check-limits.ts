import { operation } from "../../contract.ts";
import { planNamed, projectOf, siteNamed } from "../../lookup.ts";
import { answerTo, exceededOf } from "../../rules/limits.ts";
import { usageIn } from "../../subscriptions.ts";

export const checkLimits = operation("checkLimits")(async ({ path, query }, ctx) => {
  const site = await siteNamed(path.id, ctx);
  const plan = await planNamed(query.planId, ctx);
  const usage = await usageIn(await projectOf(site, ctx), site, ctx);
  return { status: 200, body: answerTo(exceededOf(usage, plan), usage, plan) };
});
