import { type Instant, toMillis } from "../../core/instant.ts";
import { demand } from "../../core/refusal.ts";
import { announce } from "./announce.ts";
import { assignmentsIn } from "./assignments.ts";
import type { Context } from "./contract.ts";
import * as errors from "./errors.ts";
import { ownerOf, sitesOf } from "./lookup.ts";
import {
  activated,
  type Charge,
  expired,
  isPlanChangeAnnounced,
  renewed as renewedNews,
  trialExpiredByCall,
} from "./rules/announcements.ts";
import { totalOf } from "./rules/charge.ts";
import { contributorsOf, counted, exceededOf, type Limits, usageOf } from "./rules/limits.ts";
import type { Period } from "./rules/period.ts";
import { changed, expiredAfter, isRunning } from "./rules/status.ts";
import type { Plan, Project, Site } from "./tables.ts";

/** What a project uses; `asked`: the site that is asked about, where it is one. */
export async function usageIn(project: Project, asked: Site | undefined, ctx: Context): Promise<Limits> {
  const sites = counted(await sitesOf(project, ctx), asked);
  return usageOf(sites, contributorsOf(project, await assignmentsIn(project, ctx), ctx.settings.contributors));
}

/** Has the end of a trial or period happen at its moment. */
export function awaitEnd(
  topic: "end-trial" | "end-period",
  { id: projectId }: Project,
  at: Instant,
  ctx: Context,
): void {
  const seconds = (toMillis(at) - toMillis(ctx.now)) / 1000;
  ctx.emit({ kind: "job", topic, after: { seconds }, data: { projectId, at } });
}

interface Bought {
  readonly plan: Plan;
  readonly period: Period;
  readonly times: number;
}

/** A project becomes active on a plan, or an active one changes it: kept, awaited and announced. */
export async function activate(before: Project, next: Project, bought: Bought, ctx: Context): Promise<void> {
  const { settings } = ctx;
  const usage = { ...(await usageIn(before, undefined, ctx)), bandwidth: 0 }; // which is the new period's
  const exceeded = exceededOf(usage, bought.plan);
  demand(exceeded === undefined, () => errors.exceedsPlan(settings, exceeded ?? ""));

  const wasActive = before.status === "ACTIVE";
  const after = wasActive ? changed(before, next) : next;
  await beginPeriod(after, ctx);
  if (wasActive && !isPlanChangeAnnounced(settings["plan-change-webhook"])) return;
  const charge = { ...(await chargeFor(after, bought, ctx)), invoiceNo: await ctx.ids.next("invoice") };
  await announce(activated({ project: after, owner: await ownerOf(after, ctx), plan: bought.plan, charge }), ctx);
}

/** A project at the beginning of a period: kept, without used bandwidth, its end awaited. */
async function beginPeriod(project: Project, ctx: Context): Promise<void> {
  const { tx } = ctx;
  await tx.projects.put(project);
  for (const site of await sitesOf(project, ctx))
    if (site.usage.bandwidth > 0) await tx.sites.put({ ...site, usage: { ...site.usage, bandwidth: 0 } });
  if (project.periodEndsAt !== undefined) awaitEnd("end-period", project, project.periodEndsAt, ctx);
}

async function chargeFor({ taxPercent = 0 }: Project, bought: Bought, { ids, settings }: Context): Promise<Charge> {
  return {
    transactionId: `manual-${await ids.next("transaction")}`,
    total: totalOf({ ...bought, taxPercent }, settings["charge-total"]) / 100,
    taxPercent,
    period: bought.period,
  };
}

/** A call expires a project; it does nothing where the project is expired already. */
export async function expire(project: Project, ctx: Context): Promise<void> {
  if (!isRunning(project)) return;
  const after = expiredAfter(project);
  await ctx.tx.projects.put(after);
  const owner = await ownerOf(project, ctx);
  const byCall = ctx.settings["trial-expired-by-call"];
  await announce(project.status === "TRIAL" ? trialExpiredByCall(after, owner, byCall) : expired(after, owner), ctx);
}

/** The clock expires a project that was active. */
export async function runOut(project: Project, ctx: Context): Promise<void> {
  const after = expiredAfter(project);
  await ctx.tx.projects.put(after);
  await announce(expired(after, await ownerOf(after, ctx)), ctx);
}

/** A project in its next period, at the plan's price as it is now. */
export async function goOn(project: Project, ctx: Context): Promise<void> {
  const { period = "MONTHLY", planId } = project;
  await beginPeriod(project, ctx);
  const plan = await ctx.tx.plans.get(planId);
  if (!plan) throw new Error(`project ${project.id} is on no plan`);
  const charge = await chargeFor(project, { plan, period, times: 1 }, ctx);
  await announce(renewedNews({ project, owner: await ownerOf(project, ctx), plan, charge }), ctx);
}
