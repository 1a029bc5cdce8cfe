import type { Context } from "./contract.ts";
import { groupOf } from "./lookup.ts";
import type { Reader } from "./reader.ts";
import { type Decision, decide, type Facts, isOpen } from "./rules/decision.ts";
import { counted, isNoCost, type Market, noTraffic, priceOf, type Terms, termsOf } from "./rules/pricing.ts";
import { isBought } from "./rules/purchase.ts";
import { hasQuota, monthOf, type Quota } from "./rules/quota.ts";
import { automaticOf, covers, type Held, longestOf, subscriptionGrants } from "./rules/subscription.ts";
import { type Property, pairOf, type Resource } from "./tables.ts";

/** Who wants to read what. */
export interface Question {
  readonly reader: Reader;
  readonly property: Property;
  readonly resource: Resource | undefined;
  readonly isMisconfigured: boolean;
  readonly isSpider: boolean;
  readonly blockerStatus: Facts["blockerStatus"];
}

/** A decision with what it rests on. */
export interface Judgement {
  readonly question: Question;
  readonly decision: Decision;
  readonly market: Market | undefined;
  readonly held: Held | undefined;
  readonly isBought: boolean;
  readonly isNoCost: boolean;
  readonly quota: Quota;
}

/** A resource with its terms and its traffic so far. */
export async function marketOf(resource: Resource, ctx: Context): Promise<Market> {
  const terms = termsOf(resource, await groupOf(resource, ctx));
  const traffic = (await ctx.tx.resourceTraffic.get(resource.id)) ?? noTraffic(resource.id);
  return { resource, terms, traffic, now: ctx.now };
}

/** Every subscription of a user that covers a resource. */
async function heldFor({ reader, property }: Question, resource: Resource, { tx }: Context): Promise<Held | undefined> {
  if (!reader.user) return undefined;
  const held: Held[] = [];
  const hold = async (groupId: string | undefined, expiresAt: string) => {
    const group = groupId === undefined ? undefined : await tx.subscriptionGroups.get(groupId);
    if (group && covers(group, resource.pricingGroupId)) held.push({ groupId: group.id, expiresAt });
  };
  for (const { groupId, expiresAt } of (await tx.subscriptions.find("user", reader.id)).rows)
    await hold(groupId, expiresAt);
  for (const link of (await tx.linkedUsers.find("user", reader.id)).rows) {
    const subscriber = await tx.externalSubscribers.get(link.subscriberId);
    for (const { groupKey, endsAt } of subscriber ? automaticOf(subscriber) : []) {
      const [group] = (await tx.subscriptionGroups.find("key", pairOf(property.id, groupKey), { limit: 1 })).rows;
      await hold(group?.id, endsAt);
    }
  }
  return longestOf(held);
}

async function quotaOf({ reader, property, resource }: Question, { tx, now, settings }: Context): Promise<Quota> {
  const month = monthOf(now);
  const hit = resource && (await tx.quotaHits.get(hitId(reader.id, month, resource.id)));
  return {
    isEnabled: isOpen(property.enableQuota) && hasQuota(!reader.user, settings["quota-for"]),
    month,
    hits: await tx.quotaHits.count("month", pairOf(reader.id, month)),
    allowed: property.quota,
    counted: hit !== undefined,
  };
}

const hitId = (userId: string, month: string, resourceId: number): string => `${userId}/${month}/${resourceId}`;

/** Decides, and keeps nothing. */
export async function judge(question: Question, ctx: Context): Promise<Judgement> {
  const { reader, property, resource } = question;
  const { tx, now, settings } = ctx;
  const market = resource && (await marketOf(resource, ctx));
  const price = market && priceOf(market);
  const model: Terms["pricingModel"] = market?.terms.pricingModel ?? "Inherit";
  const held = resource && isOpen(property.enableSubscriptions) ? await heldFor(question, resource, ctx) : undefined;
  const purchases =
    resource && (await tx.purchases.find("reader", pairOf(reader.id, resource.id), { newestFirst: true, limit: 1 }));
  const bought = isOpen(property.enableSinglePurchases) && isBought(purchases?.rows[0], now);
  const quota = await quotaOf(question, ctx);
  const facts: Facts = {
    ...question,
    isMisconfigured: question.isMisconfigured || (resource?.badConfiguration ?? false),
    isAnonymous: !reader.user,
    propertyUser: await tx.propertyUsers.get(`${property.id}/${reader.id}`),
    model,
    price,
    isSubscribed: subscriptionGrants(held, now),
    isBought: bought,
    quota,
    quotaByLogin: settings["quota-for"] === "logged-in" && property.enableQuota && property.quota > 0,
  };
  return {
    question,
    decision: decide(facts),
    market,
    held,
    isBought: bought,
    isNoCost: market !== undefined && isNoCost(price, model, market.resource.adSupported),
    quota,
  };
}

/** Keeps what an answer counts as: a view of the resource, and a hit where the quota opened it. */
export async function keep(judgement: Judgement, { tx, now }: Context): Promise<Judgement> {
  const { market, decision, quota, question } = judgement;
  if (!market?.resource.active) return judgement;
  const { id, propertyId } = market.resource;
  await tx.resourceTraffic.put(counted(market.traffic, market.terms));
  if (decision.reason !== "Quota" || quota.counted) return judgement;
  const userId = question.reader.id;
  const { month } = quota;
  await tx.quotaHits.put({ id: hitId(userId, month, id), propertyId, userId, month, resourceId: id, countedAt: now });
  return { ...judgement, quota: { ...quota, hits: quota.hits + 1, counted: true } };
}
