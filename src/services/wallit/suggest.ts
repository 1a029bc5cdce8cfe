import type { Change } from "../../core/change.ts";
import { closest } from "../../core/closest.ts";
import type { Context } from "./contract.ts";

/** Rows that are looked through for what could be meant. */
const recent = { limit: 50, newestFirst: true } as const;

/** The key that was meant, in the place where the unknown one stands. */
export async function anIssuedKey(sent: string, place: string, { tx }: Context): Promise<Change | undefined> {
  const keys = (await tx.keySets.find("all", "", recent)).rows.map(({ id }) => id);
  const key = closest(sent, keys);
  return key === undefined ? undefined : { says: `there is no key ${sent}, as ${place} says; was ${key} meant?` };
}

/** A resource of the property's, the one whose key comes closest. */
export async function anotherResource(sent: string, { tx, caller }: Context): Promise<Change | undefined> {
  const keys = (await tx.resources.find("property", caller.propertyId, recent)).rows.map((one) => one.externalKey);
  const key = closest(sent, keys) ?? keys[0];
  return key === undefined ? undefined : { says: `ask for ${key}`, set: { externalKey: key } };
}

/** The property's default pricing group. */
export async function aPricingGroup({ tx, caller }: Context): Promise<Change | undefined> {
  const [group] = (await tx.pricingGroups.find("default", caller.propertyId, { limit: 1 })).rows;
  if (!group) return undefined;
  const { id, name } = group;
  return { says: `send PricingGroup: {PricingGroupID: ${id}}, ${name}`, set: { PricingGroup: { PricingGroupID: id } } };
}

export async function aSubscriptionGroup({ tx, caller }: Context): Promise<Change | undefined> {
  const [group] = (await tx.subscriptionGroups.find("property", caller.propertyId, { limit: 1 })).rows;
  return (
    group && { says: `send SubscriptionGroupID: ${group.id}, ${group.name}`, set: { SubscriptionGroupID: group.id } }
  );
}
