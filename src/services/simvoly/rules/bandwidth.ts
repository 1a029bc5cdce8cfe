import { rule, type Settings } from "../contract.ts";
import type { Plan, Site } from "../tables.ts";
import { figureOf } from "./limits.ts";

type Threshold = 80 | 90 | 100;
const thresholds: readonly Threshold[] = [80, 90, 100];

/** Used bandwidth in per cent of the plan's; 0 where the plan has none, or no limit. */
function percentOf(sites: readonly Site[], plan: Plan): number {
  const used = sites.reduce((total, { usage }) => total + usage.bandwidth, 0);
  return plan.bandwidth === 0 ? 0 : (100 * used) / figureOf(plan.bandwidth);
}

const passed = rule(
  "bandwidth-announced",
  (percent: number): readonly Threshold[] => thresholds.filter((threshold) => percent >= threshold),
  () => [],
);

const fresh = rule(
  "bandwidth-announced-once",
  (reached: readonly Threshold[], announced: number): readonly Threshold[] =>
    reached.filter((threshold) => threshold > announced),
  (reached) => reached,
);

const told = rule(
  "bandwidth-jump-announces-highest",
  (reached: readonly Threshold[], setting: Settings["bandwidth-jump"]): readonly Threshold[] =>
    setting === "every" ? reached : reached.slice(-1),
  (reached) => reached,
);

interface Used {
  readonly sites: readonly Site[];
  readonly plan: Plan;
  /** The highest threshold announced in this period. */
  readonly announced: number;
}

/** Thresholds to announce, in rising order. */
export const thresholdsToTell = ({ sites, plan, announced }: Used, setting: Settings["bandwidth-jump"]) =>
  told(fresh(passed(percentOf(sites, plan)), announced), setting);
