import { toCents } from "../../../core/money.ts";
import type { Plan } from "../tables.ts";

type Fields = Omit<Plan, "id" | "monthlyPriceCents" | "yearlyPriceCents">;

interface Prices {
  readonly monthlyPrice?: number;
  readonly yearlyPrice?: number;
}

/** A plan with those of its fields changed that were sent. */
export function planAfter(plan: Plan, { monthlyPrice, yearlyPrice, ...sent }: Partial<Fields> & Prices): Plan {
  return {
    ...plan,
    ...sent,
    id: plan.id,
    monthlyPriceCents: monthlyPrice === undefined ? plan.monthlyPriceCents : toCents(monthlyPrice),
    yearlyPriceCents: yearlyPrice === undefined ? plan.yearlyPriceCents : toCents(yearlyPrice),
  };
}
