import type { Job } from "../../../core/service.ts";
import type { Context } from "../contract.ts";
import { periodEndsNow, renewalFails, renewed } from "../rules/period.ts";
import { goOn, runOut } from "../subscriptions.ts";

/** A period ends: another begins, or the project expires. */
export const endPeriod: Job<Context> = async ({ projectId, at }, ctx) => {
  const project = await ctx.tx.projects.get(Number(projectId));
  if (!project || !periodEndsNow(project, String(at))) return;
  if (renewalFails(project)) return runOut(project, ctx);
  const next = renewed(project, ctx.now);
  if (next !== project) await goOn(next, ctx);
};
