import type { Instant } from "../../../core/instant.ts";
import { rule } from "../contract.ts";
import type { ExternalSubscriber, SubscriptionGroup } from "../tables.ts";
import { moment } from "./dates.ts";

/** A subscription as far as it opens resources: bought, or automatic by a link. */
export interface Held {
  readonly groupId: string;
  readonly expiresAt: Instant;
}

/** What a subscriber gives to the users linked to it. */
export const automaticOf = rule(
  "automatic-subscriptions-granted",
  ({ automaticSubscriptions }: ExternalSubscriber) => automaticSubscriptions,
  () => [],
);

export const covers = ({ pricingGroupIds }: SubscriptionGroup, pricingGroupId: string): boolean =>
  pricingGroupIds.length === 0 || pricingGroupIds.includes(pricingGroupId);

/** The one that lasts longest of those that cover a resource. */
export const longestOf = rule(
  "longest-subscription-shown",
  (held: readonly Held[]): Held | undefined =>
    held.reduce<Held | undefined>((best, one) => (best && best.expiresAt >= one.expiresAt ? best : one), undefined),
  (held) => held[0],
);

/** A subscription that has lapsed counts no more. */
export const isCurrent = rule(
  "lapsed-subscription-only-reported",
  ({ expiresAt }: Held, now: Instant) => expiresAt > now,
  () => true,
);

export const subscriptionGrants = rule(
  "subscription-grants",
  (held: Held | undefined, now: Instant) => held !== undefined && isCurrent(held, now),
  () => false,
);

export interface ShownSubscription {
  readonly IsExpired: boolean;
  readonly ExpirationDate: string;
  readonly IsCurrent: boolean;
  readonly SubscriptionGroupID: string;
}

/** What is shown of no subscription. */
const sayingNothing = rule(
  "nested-objects-never-null",
  (now: Instant): ShownSubscription => ({
    IsExpired: false,
    ExpirationDate: moment(now),
    IsCurrent: false,
    SubscriptionGroupID: "",
  }),
  () => ({
    IsExpired: false,
    ExpirationDate: "0001-01-01T00:00:00.0000000Z",
    IsCurrent: false,
    SubscriptionGroupID: "",
  }),
);

export function shownSubscription(held: Held | undefined, now: Instant): ShownSubscription {
  if (!held) return sayingNothing(now);
  const current = isCurrent(held, now);
  return {
    IsExpired: !current,
    ExpirationDate: moment(held.expiresAt),
    IsCurrent: current,
    SubscriptionGroupID: held.groupId,
  };
}
