import type { Job } from "../../../core/service.ts";
import { announce } from "../announce.ts";
import type { Context } from "../contract.ts";
import { ownerOf } from "../lookup.ts";
import { trialEnded } from "../rules/announcements.ts";
import { trialEndsNow } from "../rules/period.ts";
import { expiredAfter } from "../rules/status.ts";

/** A trial runs out, unless it was ended or went before. */
export const endTrial: Job<Context> = async ({ projectId, at }, ctx) => {
  const project = await ctx.tx.projects.get(Number(projectId));
  if (!project || !trialEndsNow(project, String(at))) return;
  const after = expiredAfter(project);
  await ctx.tx.projects.put(after);
  await announce(trialEnded(after, await ownerOf(after, ctx)), ctx);
};
