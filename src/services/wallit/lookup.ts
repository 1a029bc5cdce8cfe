import { demand } from "../../core/refusal.ts";
import type { Context } from "./contract.ts";
import * as errors from "./errors.ts";
import {
  type EndUser,
  type KeySet,
  type PricingGroup,
  type Property,
  pairOf,
  type Resource,
  type SubscriptionGroup,
} from "./tables.ts";

/** The property whose key calls. */
export async function callersProperty({ tx, caller }: Context): Promise<Property> {
  const property = await tx.properties.get(caller.propertyId);
  if (!property) throw new Error(`key ${caller.id} belongs to no property`);
  return property;
}

export const resourceByKey = async (propertyId: string, key: string, { tx }: Context): Promise<Resource | undefined> =>
  (await tx.resources.find("key", pairOf(propertyId, key), { limit: 1 })).rows[0];

export async function groupOf({ id, pricingGroupId }: Resource, { tx }: Context): Promise<PricingGroup> {
  const group = await tx.pricingGroups.get(pricingGroupId);
  if (!group) throw new Error(`resource ${id} has no pricing group`);
  return group;
}

export const subscriptionGroupByKey = async (
  propertyId: string,
  key: string,
  { tx }: Context,
): Promise<SubscriptionGroup | undefined> =>
  (await tx.subscriptionGroups.find("key", pairOf(propertyId, key), { limit: 1 })).rows[0];

export const subscriberId = (propertyId: string, subscriberKey: string): string => pairOf(propertyId, subscriberKey);

// for the back office

export async function keySetNamed(key: string, { tx }: Context): Promise<KeySet> {
  const [keySet] = (await tx.keySets.find("key", key.toLowerCase(), { limit: 1 })).rows;
  demand(keySet, () => errors.noSuchKey(key));
  return keySet;
}

/** The property that a key belongs to; without a key, the first one. */
export async function propertyNamed(key: string | undefined, ctx: Context): Promise<Property> {
  const { tx } = ctx;
  if (key === undefined) {
    const [first] = (await tx.properties.find("all", "", { limit: 1 })).rows;
    demand(first, () => errors.noSuchKey("of a property"));
    return first;
  }
  const { propertyId } = await keySetNamed(key, ctx);
  const property = await tx.properties.get(propertyId);
  demand(property, () => errors.noSuchKey(key));
  return property;
}

export async function endUserNamed(id: string, { tx }: Context): Promise<EndUser> {
  const user = await tx.endUsers.get(id);
  demand(user, () => errors.noSuchEndUser(id));
  return user;
}

export const endUserByEmail = async (
  propertyId: string,
  email: string,
  { tx }: Context,
): Promise<EndUser | undefined> =>
  (await tx.endUsers.find("email", pairOf(propertyId, email.toLowerCase()), { limit: 1 })).rows[0];

export async function propertyOfUser({ propertyId }: EndUser, { tx }: Context): Promise<Property> {
  const property = await tx.properties.get(propertyId);
  if (!property) throw new Error(`there is no property ${propertyId}`);
  return property;
}
