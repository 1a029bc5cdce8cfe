import type { Contract } from "../../../openapi/wallit/contract.types.ts";
import type { InvariantOf } from "../../core/service.ts";
import type { Context } from "./contract.ts";
import { subscriptionGroupByKey } from "./lookup.ts";
import type { tables } from "./tables.ts";

/** What no call could have led to; rows of a scenario may say it all the same. */
export const invariants: readonly InvariantOf<Contract, typeof tables, Context>[] = [
  {
    rule: "property-has-default-group",
    table: "properties",
    holds: async ({ id }, { tx }) => (await tx.pricingGroups.count("default", id)) > 0,
  },
  {
    rule: "pricing-group-known",
    table: "resources",
    holds: async ({ pricingGroupId, propertyId }, { tx }) =>
      (await tx.pricingGroups.get(pricingGroupId))?.propertyId === propertyId,
  },
  {
    rule: "tiers-start-at-zero",
    table: "resources",
    holds: async ({ pricingTiers }) => pricingTiers.length === 0 || pricingTiers.some(({ tier }) => tier === 0),
  },
  {
    rule: "subscriber-groups-known",
    table: "externalSubscribers",
    async holds({ propertyId, eligibleSubscriptions, automaticSubscriptions }, ctx) {
      for (const { groupKey } of [...eligibleSubscriptions, ...automaticSubscriptions])
        if (!(await subscriptionGroupByKey(propertyId, groupKey, ctx))) return false;
      return true;
    },
  },
  {
    rule: "linked-users-capped",
    table: "externalSubscribers",
    holds: async ({ id, maximumLinkedUsers }, { tx }) =>
      maximumLinkedUsers === undefined || (await tx.linkedUsers.count("subscriber", id)) <= maximumLinkedUsers,
  },
  {
    rule: "subscriber-known",
    table: "linkedUsers",
    holds: async ({ subscriberId }, { tx }) => (await tx.externalSubscribers.get(subscriberId)) !== undefined,
  },
];
