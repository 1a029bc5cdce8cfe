import type { components } from "../../../openapi/wallit/types.ts";
import { readProperty, saveResource } from "./arrange.ts";
import type { Asker } from "./sites.ts";

type Resource = components["schemas"]["Resource"];
type Change = components["schemas"]["ResourceChange"];

/** The pricing group that the property gives to what names none. */
export async function defaultGroup(manage: Asker) {
  const { PricingGroups } = (await readProperty(manage)).is(200).body;
  const found = PricingGroups.find(({ IsDefault }) => IsDefault) ?? PricingGroups[0];
  if (found === undefined) throw new Error("the property has no pricing group");
  return found;
}

/** Creates a resource of the default group; it must succeed. */
export async function create(manage: Asker, key: string, wish: Change = {}): Promise<Resource> {
  const { PricingGroupID } = await defaultGroup(manage);
  return (await saveResource(manage, key, { Name: "Harbour", PricingGroup: { PricingGroupID }, ...wish })).is(200).body;
}

/** What a resource shows of which nothing was ever said. */
export const unsaid = {
  Active: true,
  URL: "",
  Title: "",
  Byline: "",
  Description: "",
  PublicationDate: null,
  PricingModel: "Inherit",
  Price: 0,
  ExpirationPeriodUnit: "Never",
  ExpirationPeriodValue: 0,
  TargetConversionRate: 0,
  TargetConversionPriceFloor: 0,
  TargetConversionHitsPerRecalculationPeriod: 0,
  PaywallDescription: "",
  PaywallShortDescription: "",
  ResourcePricingTiers: [],
  Property: null,
} as const;

/** A body with something in every member. */
export const everyMember = {
  Name: "Harbour",
  Active: true,
  URL: "https://news.example/harbour",
  Title: "The harbour at night",
  Byline: "Ada North",
  Description: "Who works while the town sleeps.",
  PublicationDate: "2026-11-20T06:00:00+01:00",
  PricingModel: "FixedPrice",
  Price: 0.4,
  ExpirationPeriodUnit: "Days",
  ExpirationPeriodValue: 30,
  TargetConversionRate: 0.2,
  TargetConversionPriceFloor: 0.1,
  TargetConversionHitsPerRecalculationPeriod: 100,
  PaywallDescription: "Read on for the price of a stamp.",
  PaywallShortDescription: "Read on",
  ResourcePricingTiers: [
    { Tier: 0, Price: 0.5 },
    { Tier: 60, Price: 0.25 },
  ],
} as const satisfies Change;
