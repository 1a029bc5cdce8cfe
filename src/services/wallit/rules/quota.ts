import { type Instant, plus } from "../../../core/instant.ts";
import { rule, type Settings } from "../contract.ts";
import { moment } from "./dates.ts";

/** The month in which hits are counted. */
export const monthOf = rule(
  "quota-starts-with-the-month",
  (now: Instant) => now.slice(0, 7),
  (now) => `${now.slice(0, 4)}-01`,
);

export interface Quota {
  readonly isEnabled: boolean;
  readonly month: string;
  readonly hits: number;
  readonly allowed: number;
  /** Whether the resource was counted in this month. */
  readonly counted: boolean;
}

/** Whom the property's quota is for. */
export const hasQuota = (isAnonymous: boolean, quotaFor: Settings["quota-for"]): boolean =>
  !isAnonymous || quotaFor === "everybody";

export const isMet = rule(
  "quota-met-denies",
  ({ hits, allowed }: Quota) => hits >= allowed,
  () => false,
);

const freeHit = rule(
  "quota-hit-grants",
  (quota: Quota) => !isMet(quota),
  () => false,
);

const isCounted = rule(
  "quota-counts-distinct-resources",
  ({ counted }: Quota) => counted,
  () => false,
);

/** Whether the quota opens the resource, by a free hit or one that was counted before. */
export const quotaGrants = (quota: Quota): boolean => quota.isEnabled && (isCounted(quota) || freeHit(quota));

export interface ShownQuota {
  readonly IsEnabled: boolean;
  readonly HitCount: number;
  readonly AllowedHits: number;
  readonly PeriodStartDate: string;
  readonly PeriodName: "Monthly" | "";
  readonly IsMet: boolean;
}

const startOf = (month: string): string => moment(plus(`${month}-01T00:00:00.000Z`, {}));

const disabled = rule(
  "quota-disabled-shape",
  (now: Instant): ShownQuota => ({
    IsEnabled: false,
    HitCount: -1,
    AllowedHits: -1,
    PeriodStartDate: moment(now),
    PeriodName: "",
    IsMet: true,
  }),
  (now): ShownQuota => ({
    IsEnabled: false,
    HitCount: 0,
    AllowedHits: 0,
    PeriodStartDate: startOf(now.slice(0, 7)),
    PeriodName: "Monthly",
    IsMet: false,
  }),
);

export const shownQuota = (quota: Quota, now: Instant): ShownQuota =>
  quota.isEnabled
    ? {
        IsEnabled: true,
        HitCount: quota.hits,
        AllowedHits: quota.allowed,
        PeriodStartDate: startOf(quota.month),
        PeriodName: "Monthly",
        IsMet: isMet(quota),
      }
    : disabled(now);
