import type { Span } from "../../../core/instant.ts";
import { rule, type Settings } from "../contract.ts";
import type { CallbackResult, KeySet } from "../tables.ts";

/** What happens is announced, once. */
export const announces = rule(
  "callback-fires-for-its-event",
  (_type: CallbackResult["type"]) => true,
  () => false,
);

/** Every registered address hears of every event. */
export const receivers = rule(
  "callback-to-every-address",
  (registered: readonly KeySet[]) => registered,
  (registered) => registered.slice(0, 1),
);

/** How long a result can be fetched. */
export const lifetime: Span = { hours: 24 };

/** When a result that nobody can fetch any more is cleared away. */
export const untilCleared: Span = { hours: 48 };

export const isGone = (
  { expiresAt, fetchedAt }: CallbackResult,
  now: string,
  fetches: Settings["callback-result-fetches"],
) => expiresAt <= now || (fetches === "once" && fetchedAt !== undefined);

/** The topic of a type, as the contract's webhooks are called. */
export const topicOf = (type: CallbackResult["type"]): string => type.charAt(0).toLowerCase() + type.slice(1);

/** The type of a topic. */
export const typeOf = (topic: string): string => topic.charAt(0).toUpperCase() + topic.slice(1);

export interface ShownBought {
  readonly SubscriptionKey: string;
  readonly ExpirationDate: string;
}

/** Of a link the subscriptions are never told, only of a purchase. */
export const subscriptionsTold = rule(
  "callback-result-shape-by-token",
  (held: readonly ShownBought[], type: CallbackResult["type"]) => (type === "ExternalSubscriberLinked" ? [] : held),
  (held) => held,
);
