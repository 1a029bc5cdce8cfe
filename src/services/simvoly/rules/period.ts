import { type Instant, plus } from "../../../core/instant.ts";
import { rule } from "../contract.ts";
import type { Project } from "../tables.ts";

export type Period = NonNullable<Project["period"]>;

export const monthsIn = (period: Period): number => (period === "YEARLY" ? 12 : 1);

/** When a period ends that is so many calendar months from the activation. `before`: where the one before it ended. */
export const endOf = rule(
  "period-counted-from-activation",
  (activatedAt: Instant, months: number, _before: Instant, _step: number) => plus(activatedAt, { months }),
  (_activatedAt, _months, before, step) => plus(before, { months: step }),
);

interface Subscription {
  readonly planId: number;
  /** How it goes on. */
  readonly period: Period;
  readonly months: number;
}

const subscribed = (project: Project, { planId, period, months }: Subscription, now: Instant): Project => ({
  ...project,
  status: "ACTIVE",
  planId,
  period,
  activatedAt: now,
  monthsCounted: months,
  periodEndsAt: endOf(now, months, now, months),
  renewalFails: false,
  bandwidthAnnounced: 0,
});

/** A project that is set active. */
export const activated = rule(
  "activation-sets-plan-and-period",
  (project: Project, planId: number, period: Period, now: Instant) =>
    subscribed(project, { planId, period, months: monthsIn(period) }, now),
  (project) => project,
);

const lasting = rule(
  "activation-lasts-its-months",
  (months: number) => months,
  () => 1,
);

const named = rule(
  "activation-continues-as",
  (period: Period) => period,
  (): Period => "MONTHLY",
);

const unnamed = rule(
  "activation-continues-monthly",
  (): Period => "MONTHLY",
  (): Period => "YEARLY",
);

interface ForMonths {
  readonly planId: number;
  readonly forMonths: number;
  readonly continueAs?: Period;
}

/** A project that is activated for some months. */
export const activatedFor = (project: Project, { planId, forMonths, continueAs }: ForMonths, now: Instant): Project => {
  const period = continueAs === undefined ? unnamed() : named(continueAs);
  return subscribed(project, { planId, period, months: lasting(forMonths) }, now);
};

/** Whether the trial that was to end then is still running. */
export const trialEndsNow = rule(
  "trial-ends-by-clock",
  ({ status, trialEndsAt }: Project, at: Instant) => status === "TRIAL" && trialEndsAt === at,
  () => false,
);

/** Whether the period that was to end then is still running. */
export const periodEndsNow = ({ status, periodEndsAt }: Project, at: Instant): boolean =>
  status === "ACTIVE" && periodEndsAt === at;

export const renewalFails = rule(
  "failed-renewal-expires",
  (project: Project) => project.renewalFails,
  () => false,
);

/** A project in its next period. */
export const renewed = rule(
  "period-renews-by-clock",
  (project: Project, now: Instant): Project => {
    const { period = "MONTHLY", activatedAt = now, monthsCounted = 0, periodEndsAt = now } = project;
    const step = monthsIn(period);
    const months = monthsCounted + step;
    const end = endOf(activatedAt, months, periodEndsAt, step);
    return { ...project, monthsCounted: months, periodEndsAt: end, bandwidthAnnounced: 0 };
  },
  (project) => project,
);
