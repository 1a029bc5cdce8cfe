import type { Instant } from "../../../core/instant.ts";
import { rule, type Settings } from "../contract.ts";
import type { Subscription } from "../tables.ts";

/** A licence whose expiry has passed has expired, without anybody doing anything. */
const hasExpired = rule(
  "licence-expires-by-clock",
  (expiresAt: Instant, now: Instant) => expiresAt <= now,
  () => false,
);

export function licenceStatus(subscription: Subscription, now: Instant): "active" | "expired" | "cancelled" {
  if (subscription.status === "cancelled") return "cancelled";
  return hasExpired(subscription.expiresAt, now) ? "expired" : "active";
}

/** Cancelling ends the licence at once and keeps everything else. */
export const cancel = rule(
  "cancellation-ends-licence-at-once",
  (subscription: Subscription, now: Instant): Subscription => ({
    ...subscription,
    status: "cancelled",
    cancelledAt: now,
  }),
  (subscription) => subscription,
);

/** Whether cancelling what is cancelled is answered as the first time. */
export const repeats = rule(
  "cancellation-repeatable",
  (setting: Settings["second-cancellation"]) => setting === "repeats",
  () => false,
);
