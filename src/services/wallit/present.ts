import type { components } from "../../../openapi/wallit/types.ts";
import { publicationMoment } from "./rules/dates.ts";
import { toDollars } from "./rules/money.ts";
import type { ExternalSubscriber, PricingGroup, Property, Resource, SubscriptionGroup } from "./tables.ts";

type Shown = components["schemas"];

export const presentPricingGroup = (group: PricingGroup): Shown["PricingGroup"] => ({
  PricingGroupID: group.id,
  Name: group.name,
  IsDefault: group.isDefault,
  ...presentPricing(group),
});

const presentPricing = (pricing: PricingGroup | Resource) => ({
  PricingModel: pricing.pricingModel,
  Price: toDollars(pricing.priceCents),
  ExpirationPeriodUnit: pricing.expirationPeriodUnit,
  ExpirationPeriodValue: pricing.expirationPeriodValue,
  TargetConversionRate: pricing.targetConversionRate,
  TargetConversionPriceFloor: toDollars(pricing.targetConversionPriceFloorCents),
  TargetConversionHitsPerRecalculationPeriod: pricing.targetConversionHitsPerRecalculationPeriod,
});

export const presentSubscriptionGroup = (group: SubscriptionGroup): Shown["SubscriptionGroup"] => ({
  SubscriptionGroupID: group.id,
  Name: group.name,
  Title: group.title,
  Price: toDollars(group.priceCents),
  Period: "Monthly",
  PaywallDescription: group.paywallDescription,
  PaywallShortDescription: group.paywallShortDescription,
});

export interface Groups {
  readonly subscriptionGroups: readonly SubscriptionGroup[];
  readonly pricingGroups: readonly PricingGroup[];
}

export const presentProperty = (property: Property, groups: Groups): Shown["Property"] => ({
  Name: property.name,
  Title: property.title,
  DynamicallyCreateResources: property.dynamicallyCreateResources,
  EnableQuota: property.enableQuota,
  EnableSubscriptions: property.enableSubscriptions,
  EnableSinglePurchases: property.enableSinglePurchases,
  FreeResourcesRequireAuthentication: property.freeResourcesRequireAuthentication,
  Quota: property.quota,
  QuotaPeriod: "Monthly",
  SubscriptionGroups: groups.subscriptionGroups.map(presentSubscriptionGroup),
  PricingGroups: groups.pricingGroups.map(presentPricingGroup),
});

export const presentResource = (
  resource: Resource,
  group: PricingGroup,
  property: Shown["Property"] | null,
): Shown["Resource"] => ({
  Name: resource.name,
  ExternalKey: resource.externalKey,
  Active: resource.active,
  URL: resource.url,
  Title: resource.title,
  Byline: resource.byline,
  Description: resource.description,
  PublicationDate: resource.publicationDate === undefined ? null : publicationMoment(resource.publicationDate),
  PricingGroup: presentPricingGroup(group),
  ...presentPricing(resource),
  PaywallDescription: resource.paywallDescription,
  PaywallShortDescription: resource.paywallShortDescription,
  ResourcePricingTiers: resource.pricingTiers.map(({ tier, priceCents }) => ({
    Tier: tier,
    Price: toDollars(priceCents),
  })),
  Property: property,
});

export const presentNamed = (fields: readonly { readonly name: string; readonly value: string }[]) =>
  fields.map(({ name, value }) => ({ Name: name, Value: value }));

export const presentSubscriber = (subscriber: ExternalSubscriber): Shown["ExternalSubscriber"] => ({
  SubscriberKey: subscriber.subscriberKey,
  MaximumLinkedUsers: subscriber.maximumLinkedUsers ?? null,
  ValidationFields: presentNamed(subscriber.validationFields),
  EligibleSubscriptions: subscriber.eligibleSubscriptions.map(({ groupKey, asSent }) => ({
    SubscriptionGroupKey: groupKey,
    EligibilityEndDate: asSent,
  })),
  AutomaticSubscriptions: subscriber.automaticSubscriptions.map(({ groupKey, asSent }) => ({
    SubscriptionGroupKey: groupKey,
    ExpirationDate: asSent,
  })),
});
