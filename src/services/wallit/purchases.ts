import { type Instant, plus } from "../../core/instant.ts";
import { fromCents } from "../../core/money.ts";
import { demand } from "../../core/refusal.ts";
import { marketOf } from "./access.ts";
import { issueCallback } from "./callbacks.ts";
import type { Context } from "./contract.ts";
import * as errors from "./errors.ts";
import { isEligible } from "./rules/linking.ts";
import { priceOf } from "./rules/pricing.ts";
import { isForSale, namedPrice, purchaseEnd, walletAfter } from "./rules/purchase.ts";
import type { EndUser, Purchase, Resource, Subscription, SubscriptionGroup } from "./tables.ts";

/** Takes a price from a wallet that holds as much. */
function paid(user: EndUser, priceCents: number): EndUser {
  const walletCents = walletAfter(user.walletCents, priceCents);
  demand(walletCents >= 0, () => errors.walletTooEmpty(fromCents(user.walletCents), fromCents(priceCents)));
  return { ...user, walletCents };
}

/** A reader buys a single resource, at a price that he names where he may. */
export async function buyResource(
  {
    user,
    resource,
    named,
  }: { readonly user: EndUser; readonly resource: Resource; readonly named?: number | undefined },
  ctx: Context,
): Promise<{ readonly purchase: Purchase; readonly user: EndUser }> {
  const { tx, ids, now } = ctx;
  const market = await marketOf(resource, ctx);
  const { terms, traffic } = market;
  demand(isForSale(terms.pricingModel), () => errors.notForSale(resource.externalKey));
  const asked = priceOf(market) ?? terms.priceCents;
  const price = terms.pricingModel === "VariablePrice" ? namedPrice(asked, named) : asked;
  demand(price >= asked, () => errors.belowPrice(fromCents(asked)));

  const payer = paid(user, price);
  const end = purchaseEnd(terms, now);
  const purchase: Purchase = {
    id: await ids.uuid(),
    propertyId: resource.propertyId,
    userId: user.id,
    resourceId: resource.id,
    priceCents: price,
    purchasedAt: now,
    ...(end === undefined ? {} : { expiresAt: end }),
  };
  await tx.endUsers.put(payer);
  await tx.purchases.put(purchase);
  await tx.resourceTraffic.put({ ...traffic, periodSales: traffic.periodSales + 1 });
  return { purchase, user: payer };
}

interface Order {
  readonly user: EndUser;
  readonly group: SubscriptionGroup;
  readonly months: number;
}

/** A reader subscribes for some months; what hears of it is told. */
export async function buySubscription(
  { user, group, months }: Order,
  ctx: Context,
): Promise<{
  readonly subscription: Subscription;
  readonly user: EndUser;
  readonly callbackTokens: readonly string[];
}> {
  const { tx, ids, now } = ctx;
  const subscriberId = await subscriberFor(user, group.key, ctx);
  demand(!group.forEligibleOnly || subscriberId !== undefined, () => errors.notEligible(group.key));

  const payer = paid(user, months * group.priceCents);
  const { propertyId } = group;
  const subscription: Subscription = {
    id: await ids.uuid(),
    propertyId,
    userId: user.id,
    groupId: group.id,
    ...(subscriberId === undefined ? {} : { eligible: true, subscriberId }),
    startedAt: now,
    expiresAt: plus(now, { months }),
  };
  await tx.endUsers.put(payer);
  await tx.subscriptions.put(subscription);
  const about = { propertyId, userId: user.id, subscriptionId: subscription.id };
  const callbackTokens: string[] = [];
  if (subscriberId !== undefined) {
    await touch(subscriberId, now, ctx);
    callbackTokens.push(await issueCallback({ ...about, type: "EligibleSubscriptionPurchased", subscriberId }, ctx));
  }
  if (group.fulfilled)
    callbackTokens.push(await issueCallback({ ...about, type: "ExternalFulfillmentSubscriptionPurchased" }, ctx));
  return { subscription, user: payer, callbackTokens };
}

/** Whether a user may buy a group at all. */
export const isOffered = async (user: EndUser, group: SubscriptionGroup, ctx: Context): Promise<boolean> =>
  !group.forEligibleOnly || (await subscriberFor(user, group.key, ctx)) !== undefined;

/** The subscriber who makes a group eligible for a user. */
async function subscriberFor({ id }: EndUser, groupKey: string, { tx, now }: Context): Promise<string | undefined> {
  for (const { subscriberId } of (await tx.linkedUsers.find("user", id)).rows) {
    const subscriber = await tx.externalSubscribers.get(subscriberId);
    if (subscriber && isEligible(subscriber, groupKey, now)) return subscriberId;
  }
  return undefined;
}

/** Exports go by when a subscriber, or what its users hold, last changed. */
export async function touch(subscriberId: string, now: Instant, { tx }: Context): Promise<void> {
  const subscriber = await tx.externalSubscribers.get(subscriberId);
  if (subscriber) await tx.externalSubscribers.put({ ...subscriber, updatedAt: now });
}
