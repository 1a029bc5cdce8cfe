import { rule, type Settings } from "../contract.ts";
import type { Plan } from "../tables.ts";
import type { Period } from "./period.ts";

interface Bought {
  readonly plan: Plan;
  readonly period: Period;
  /** How many of the period; more than one of an activation for months. */
  readonly times: number;
  readonly taxPercent: number;
}

/** What is charged, in cents. */
export const totalOf = rule(
  "charge-is-price-of-plan",
  ({ plan, period, times, taxPercent }: Bought, setting: Settings["charge-total"]) => {
    const price = times * (period === "YEARLY" ? plan.yearlyPriceCents : plan.monthlyPriceCents);
    return setting === "before-tax" ? price : Math.round(price * (1 + taxPercent / 100));
  },
  () => 0,
);
