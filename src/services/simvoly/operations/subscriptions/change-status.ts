import { demand } from "../../../../core/refusal.ts";
import type { Context } from "../../contract.ts";
import * as errors from "../../errors.ts";
import { planNamed } from "../../lookup.ts";
import { activated, type Period } from "../../rules/period.ts";
import { activate, expire } from "../../subscriptions.ts";
import type { Plan, Project } from "../../tables.ts";

interface Sent {
  readonly status: "ACTIVE" | "EXPIRED" | "DELETED";
  readonly planId?: number;
  readonly period?: Period;
}

export interface Activation {
  readonly plan: Plan;
  readonly period: Period;
}

/** The plan and period that ACTIVE names; undefined of any other status, which needs neither. */
export async function activationIn({ status, planId, period }: Sent, ctx: Context): Promise<Activation | undefined> {
  if (status !== "ACTIVE") return undefined;
  demand(planId !== undefined && period !== undefined, errors.activationIncomplete);
  return { plan: await planNamed(planId, ctx), period };
}

/** Activates a project, or expires it where nothing is said of a plan. */
export async function changeStatus(project: Project, activation: Activation | undefined, ctx: Context): Promise<void> {
  if (!activation) return expire(project, ctx);
  const { plan, period } = activation;
  await activate(project, activated(project, plan.id, period, ctx.now), { plan, period, times: 1 }, ctx);
}
