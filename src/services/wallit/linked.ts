import type { components } from "../../../openapi/wallit/types.ts";
import type { Context } from "./contract.ts";
import { subscriptionGroupByKey } from "./lookup.ts";
import { presentNamed } from "./present.ts";
import { storedMoment } from "./rules/dates.ts";
import { automaticOf } from "./rules/subscription.ts";
import type { EndUser, ExportSlice, ExternalSubscriber, Subscription } from "./tables.ts";

export type Linked = NonNullable<ExportSlice["subscribers"]>[number];
export type Fulfilled = NonNullable<ExportSlice["subscriptions"]>[number];

/** A subscriber with its users, and what these hold because of it. */
export async function linkedOf(subscriber: ExternalSubscriber, ctx: Context): Promise<Linked> {
  const users: Linked["users"][number][] = [];
  for (const { userId } of (await ctx.tx.linkedUsers.find("subscriber", subscriber.id)).rows) {
    const user = await ctx.tx.endUsers.get(userId);
    if (!user) continue;
    const subscriptions = await subscriptionsBy(subscriber, user, ctx);
    users.push({ userId, demographicFields: user.demographicFields, subscriptions });
  }
  return { subscriberKey: subscriber.subscriberKey, users };
}

/** Those in groups that the subscriber makes automatic or eligible, ended or not. */
async function subscriptionsBy(subscriber: ExternalSubscriber, user: EndUser, ctx: Context) {
  const automatic = automaticOf(subscriber).map(({ groupKey, endsAt }) => ({ groupKey, expiresAt: endsAt }));
  const keys = [...subscriber.automaticSubscriptions, ...subscriber.eligibleSubscriptions].map((one) => one.groupKey);
  const bought = [];
  for (const groupKey of new Set(keys)) {
    const group = await subscriptionGroupByKey(subscriber.propertyId, groupKey, ctx);
    for (const { groupId, expiresAt } of (await ctx.tx.subscriptions.find("user", user.id)).rows)
      if (groupId === group?.id) bought.push({ groupKey, expiresAt });
  }
  return [...automatic, ...bought];
}

export const presentLinked = ({ subscriberKey, users }: Linked): components["schemas"]["LinkedSubscriber"] => ({
  SubscriberKey: subscriberKey,
  Users: users.map(({ userId, demographicFields, subscriptions }) => ({
    ApplicationUserID: userId,
    DemographicFields: presentNamed(demographicFields),
    Subscriptions: subscriptions.map(({ groupKey, expiresAt }) => ({
      SubscriptionKey: groupKey,
      ExpirationDate: storedMoment(expiresAt),
    })),
  })),
});

/** A subscription as whoever fulfils it needs it. */
export async function fulfilledOf(subscription: Subscription, { tx }: Context): Promise<Fulfilled> {
  const { id, userId, groupId, expiresAt } = subscription;
  const user = await tx.endUsers.get(userId);
  const group = await tx.subscriptionGroups.get(groupId);
  return {
    subscriptionId: id,
    userId,
    groupKey: group?.key ?? groupId,
    expiresAt,
    demographicFields: user?.demographicFields ?? [],
  };
}

export const presentFulfilled = (one: Fulfilled): components["schemas"]["FulfillmentSubscription"] => ({
  SubscriptionID: one.subscriptionId,
  ApplicationUserID: one.userId,
  Subscription: {
    SubscriptionKey: one.groupKey,
    ExpirationDate: storedMoment(one.expiresAt),
    DemographicFields: null,
  },
  DemographicFields: presentNamed(one.demographicFields),
});
