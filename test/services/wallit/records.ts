import type { Facts } from "../../../src/services/wallit/rules/decision.ts";
import type { Market, Terms } from "../../../src/services/wallit/rules/pricing.ts";
import { noTraffic } from "../../../src/services/wallit/rules/pricing.ts";
import { blankResource } from "../../../src/services/wallit/rules/resource.ts";
import { blankSubscriber } from "../../../src/services/wallit/rules/subscriber.ts";
import type {
  ExternalSubscriber,
  PricingGroup,
  Property,
  Resource,
  ResourceTraffic,
} from "../../../src/services/wallit/tables.ts";

export const now = "2026-03-10T12:00:00.000Z";

export const aProperty = (over: Partial<Property> = {}): Property => ({
  id: "news",
  name: "news",
  title: "News",
  dynamicallyCreateResources: false,
  enableQuota: true,
  enableSubscriptions: true,
  enableSinglePurchases: true,
  freeResourcesRequireAuthentication: false,
  quota: 3,
  paywallDisplayStyle: "RedirectAll",
  tokenSecret: "seal",
  spiderToken: "spider",
  createdAt: now,
  ...over,
});

export const aGroup = (over: Partial<PricingGroup> = {}): PricingGroup => ({
  id: "group",
  propertyId: "news",
  name: "Default",
  isDefault: true,
  pricingModel: "FixedPrice",
  priceCents: 40,
  expirationPeriodUnit: "Days",
  expirationPeriodValue: 30,
  targetConversionRate: 0,
  targetConversionPriceFloorCents: 0,
  targetConversionHitsPerRecalculationPeriod: 0,
  pricingTiers: [],
  createdAt: now,
  ...over,
});

export const aResource = (over: Partial<Resource> = {}): Resource => ({
  ...blankResource({ id: 1, propertyId: "news", externalKey: "article-1", pricingGroupId: "group", createdAt: now }),
  pricingModel: "FixedPrice",
  priceCents: 40,
  ...over,
});

export const aSubscriber = (over: Partial<ExternalSubscriber> = {}): ExternalSubscriber => ({
  ...blankSubscriber({ id: "P", propertyId: "news", subscriberKey: "P-1", createdAt: now }),
  ...over,
});

export const aMarket = (terms: Partial<Terms>, traffic: Partial<ResourceTraffic> = {}, at = now): Market => {
  const resource = aResource(terms);
  return { resource, terms: resource, traffic: { ...noTraffic(1), ...traffic }, now: at };
};

/** An anonymous reader before a priced article of a property with a used-up quota. */
export const someFacts = (over: Partial<Facts> = {}): Facts => ({
  resource: aResource(),
  property: aProperty(),
  isAnonymous: true,
  isSpider: false,
  isMisconfigured: false,
  propertyUser: undefined,
  model: "FixedPrice",
  price: 40,
  isSubscribed: false,
  isBought: false,
  blockerStatus: "Unknown",
  quota: { isEnabled: true, month: "2026-03", hits: 3, allowed: 3, counted: false },
  quotaByLogin: false,
  ...over,
});
