import { parseDuration } from "../../../core/instant.ts";
import type { Settings } from "../contract.ts";
import type { Platform } from "../tables.ts";

/** Days of a trial that begins now. */
export const trialDaysOf = ({ trialDays }: Platform, setting: Settings["trial-length"]): number =>
  trialDays ?? parseDuration(setting)?.days ?? 0;
