import type { components } from "../../../../openapi/wallit/types.ts";
import type { Instant } from "../../../core/instant.ts";
import { toCents } from "../../../core/money.ts";
import { rule, type Settings } from "../contract.ts";
import type { PricingGroup, Resource } from "../tables.ts";
import { instantOf } from "./dates.ts";
import { amount, figure, flag, type GroupSent, groupSent } from "./loose.ts";

export type ResourceSent = components["schemas"]["ResourceChange"];
export type ResourceChange = { readonly [Name in keyof Resource]?: Resource[Name] };
type Tiers = Resource["pricingTiers"];

/** The group that is named, and a price of its own that nobody asked for. */
export interface NamedGroup {
  readonly id: string | undefined;
  readonly price?: number;
}

/** Of a group its id alone counts. */
const namedBy = rule(
  "pricing-group-by-id-only",
  ({ PricingGroupID }: GroupSent): NamedGroup => ({ id: PricingGroupID ?? undefined }),
  (sent) => ({
    id: sent.PricingGroupID ?? undefined,
    ...("Price" in sent && typeof sent.Price === "number" ? { price: sent.Price } : {}),
  }),
);

export const groupNamed = (sent: ResourceSent): NamedGroup => {
  const group = groupSent(sent.PricingGroup);
  return group ? namedBy(group) : { id: undefined };
};

/** The tiers that were sent, in order; undefined where none were. */
export const tiersSent = ({ ResourcePricingTiers: sent }: ResourceSent): Tiers | undefined =>
  sent
    ?.map(({ Tier, Price }) => ({ tier: figure(Tier) ?? 0, priceCents: toCents(amount(Price) ?? 0) }))
    .toSorted((one, other) => one.tier - other.tier);

const tiersAfter = rule(
  "tiers-replaced-whole",
  (kept: Tiers, sent: Tiers | undefined) => sent ?? kept,
  (kept, sent = []) => [...kept, ...sent],
);

const cents = (sent: number | string | undefined): number | undefined =>
  sent === undefined ? undefined : toCents(sent);

type Maybe<Value> = Value | null | undefined;

/** A member under its name, or none where it was not sent or sent as null. */
const member = <Name extends keyof Resource>(name: Name, value: Maybe<Resource[Name]>): ResourceChange =>
  value === undefined || value === null ? {} : { [name]: value };

/** What a body says about a resource, its tiers apart. */
export function changeSent(sent: ResourceSent, named: NamedGroup): ResourceChange {
  return {
    ...member("name", sent.Name),
    ...member("active", flag(sent.Active)),
    ...member("url", sent.URL),
    ...member("title", sent.Title),
    ...member("byline", sent.Byline),
    ...member("description", sent.Description),
    ...member("publicationDate", sent.PublicationDate ? instantOf(sent.PublicationDate) : undefined),
    ...member("pricingGroupId", named.id),
    ...member("pricingModel", sent.PricingModel),
    ...member("priceCents", cents(amount(sent.Price) ?? named.price)),
    ...member("expirationPeriodUnit", sent.ExpirationPeriodUnit),
    ...member("expirationPeriodValue", figure(sent.ExpirationPeriodValue)),
    ...member("targetConversionRate", figure(sent.TargetConversionRate)),
    ...member("targetConversionPriceFloorCents", cents(amount(sent.TargetConversionPriceFloor))),
    ...member("targetConversionHitsPerRecalculationPeriod", figure(sent.TargetConversionHitsPerRecalculationPeriod)),
    ...member("paywallDescription", sent.PaywallDescription),
    ...member("paywallShortDescription", sent.PaywallShortDescription),
  };
}

export type Identity = Pick<Resource, "id" | "propertyId" | "externalKey" | "createdAt" | "pricingGroupId">;

/** A resource of which nothing is said. */
export const blankResource = (identity: Identity): Resource => ({
  ...identity,
  name: "",
  active: true,
  url: "",
  title: "",
  byline: "",
  description: "",
  pricingModel: "Inherit",
  priceCents: 0,
  expirationPeriodUnit: "Never",
  expirationPeriodValue: 0,
  targetConversionRate: 0,
  targetConversionPriceFloorCents: 0,
  targetConversionHitsPerRecalculationPeriod: 0,
  paywallDescription: "",
  paywallShortDescription: "",
  pricingTiers: [],
  adSupported: false,
  updatedAt: identity.createdAt,
});

/** What was not sent stays as it was. */
const changed = rule(
  "put-creates-or-updates",
  (kept: Resource, change: ResourceChange): Resource => ({ ...kept, ...change }),
  (kept, change) => ({ ...blankResource(kept), ...change }),
);

interface Put {
  readonly change: ResourceChange;
  readonly tiers: Tiers | undefined;
  readonly now: Instant;
}

export const afterPut = (kept: Resource, { change, tiers, now }: Put): Resource => ({
  ...changed(kept, change),
  pricingTiers: tiersAfter(kept.pricingTiers, tiers),
  updatedAt: now,
});

export const isShown = rule(
  "inactive-resource-still-shown",
  ({ active }: Resource, setting: Settings["inactive-resources"]) => active || setting === "shown",
  ({ active }) => active,
);

/** Whether the property is shown with a resource. */
export const showsProperty = rule(
  "property-only-on-request",
  (asked: boolean) => asked,
  () => true,
);

/** The groups that a property shows: one of them is the default. */
export const withDefaultGroup = rule(
  "property-has-default-group",
  (groups: readonly PricingGroup[]) =>
    groups.some(({ isDefault }) => isDefault)
      ? groups
      : groups.map((group, at) => (at === 0 ? { ...group, isDefault: true } : group)),
  (groups) => groups.filter(({ isDefault }) => !isDefault),
);
