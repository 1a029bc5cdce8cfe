import type { PricingGroup } from "../tables.ts";

/** A pricing group of which nothing is said: everything is free. */
export const blankPricingGroup = (id: string, propertyId: string, now: string): PricingGroup => ({
  id,
  propertyId,
  name: "",
  isDefault: false,
  pricingModel: "Free",
  priceCents: 0,
  expirationPeriodUnit: "Never",
  expirationPeriodValue: 0,
  targetConversionRate: 0,
  targetConversionPriceFloorCents: 0,
  targetConversionHitsPerRecalculationPeriod: 0,
  pricingTiers: [],
  createdAt: now,
});
