import type { Contract } from "../../../openapi/wallit/contract.types.ts";
import { tablesOf } from "../../core/store.ts";

type Records = Contract["records"];
export type Property = Records["properties"];
export type KeySet = Records["keySets"];
export type PricingGroup = Records["pricingGroups"];
export type SubscriptionGroup = Records["subscriptionGroups"];
export type Resource = Records["resources"];
export type ResourceTraffic = Records["resourceTraffic"];
export type EndUser = Records["endUsers"];
export type Purchase = Records["purchases"];
export type Subscription = Records["subscriptions"];
export type ExternalSubscriber = Records["externalSubscribers"];
export type CallbackResult = Records["callbackResults"];
export type Import = Records["imports"];
export type Export = Records["exports"];
export type ExportSlice = Records["exportSlices"];

/** Two parts as one text that no other two give. */
export const pairOf = (one: string, other: string | number): string => JSON.stringify([one, other]);

export const tables = tablesOf<Records>()({
  properties: { indexes: { all: () => "" } },
  keySets: {
    indexes: {
      all: () => "",
      key: (keySet) => keySet.id.toLowerCase(),
      callbacks: (keySet) =>
        keySet.api === "manage" && keySet.callbackUrl !== undefined && keySet.revokedAt === undefined
          ? keySet.propertyId
          : undefined,
    },
    unique: ["key"],
    owner: "propertyId",
  },
  pricingGroups: {
    indexes: {
      property: (group) => group.propertyId,
      name: (group) => pairOf(group.propertyId, group.name),
      default: (group) => (group.isDefault ? group.propertyId : undefined),
    },
    owner: "propertyId",
  },
  subscriptionGroups: {
    indexes: { property: (group) => group.propertyId, key: (group) => pairOf(group.propertyId, group.key) },
    unique: ["key"],
    owner: "propertyId",
  },
  resources: {
    indexes: {
      property: (resource) => resource.propertyId,
      key: (resource) => pairOf(resource.propertyId, resource.externalKey),
      url: (resource) => pairOf(resource.propertyId, resource.url),
    },
    unique: ["key"],
    owner: "propertyId",
  },
  resourceTraffic: { indexes: {} },
  propertyUsers: { indexes: {}, owner: "propertyId" },
  endUsers: {
    indexes: { email: (user) => pairOf(user.propertyId, user.email.toLowerCase()) },
    unique: ["email"],
    owner: "propertyId",
  },
  temporaryUserTokens: { indexes: {}, owner: "propertyId" },
  ampReaders: { indexes: {}, owner: "propertyId" },
  quotaHits: { indexes: { month: (hit) => pairOf(hit.userId, hit.month) }, owner: "propertyId" },
  purchases: { indexes: { reader: (purchase) => pairOf(purchase.userId, purchase.resourceId) }, owner: "propertyId" },
  subscriptions: {
    indexes: { user: (subscription) => subscription.userId, group: (subscription) => subscription.groupId },
    owner: "propertyId",
  },
  externalSubscribers: { indexes: { property: (subscriber) => subscriber.propertyId }, owner: "propertyId" },
  linkedUsers: {
    indexes: { subscriber: (link) => link.subscriberId, user: (link) => link.userId },
    owner: "propertyId",
  },
  imports: { indexes: {}, owner: "propertyId" },
  importSlices: { indexes: { import: (slice) => slice.importId } },
  exports: { indexes: {}, owner: "propertyId" },
  exportSlices: { indexes: { export: (slice) => slice.exportId } },
  callbackResults: { indexes: {}, owner: "propertyId" },
});
