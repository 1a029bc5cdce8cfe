import type { Instant } from "../../../core/instant.ts";
import { rule } from "../contract.ts";
import type { ExternalSubscriber, Subscription } from "../tables.ts";

export const isInWindow = rule(
  "export-covers-its-window",
  ({ updatedAt }: ExternalSubscriber, startsAt: Instant, endsAt: Instant) =>
    updatedAt >= startsAt && updatedAt <= endsAt,
  () => true,
);

export const isActiveAt = rule(
  "fulfillment-as-of-date",
  ({ startedAt, expiresAt }: Subscription, asOf: Instant) => startedAt <= asOf && asOf < expiresAt,
  () => true,
);
