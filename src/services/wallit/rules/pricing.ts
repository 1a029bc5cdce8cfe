import { type Instant, toMillis } from "../../../core/instant.ts";
import { rule } from "../contract.ts";
import type { PricingGroup, Resource, ResourceTraffic } from "../tables.ts";

/** What a resource costs and for how long it is bought, its own or its group's. */
export interface Terms {
  readonly pricingModel: Resource["pricingModel"];
  readonly priceCents: number;
  readonly expirationPeriodUnit: Resource["expirationPeriodUnit"];
  readonly expirationPeriodValue: number;
  readonly targetConversionRate: number;
  readonly targetConversionPriceFloorCents: number;
  readonly targetConversionHitsPerRecalculationPeriod: number;
  readonly pricingTiers: Resource["pricingTiers"];
}

/** A resource of model Inherit follows its group. */
export const termsOf = rule(
  "group-model-inherited",
  (resource: Resource, group: PricingGroup): Terms => (resource.pricingModel === "Inherit" ? group : resource),
  (resource) => resource,
);

/** The price of the last tier that was reached. */
const tierPrice = rule(
  "tiers-set-the-price",
  (tiers: Terms["pricingTiers"], reached: number) => tiers.findLast(({ tier }) => tier <= reached) ?? tiers[0],
  (tiers) => tiers[0],
);

/** Minutes since publication, or since creation where no date of publication is known. */
const minutesSince = ({ publicationDate, createdAt }: Resource, now: Instant): number =>
  Math.floor((toMillis(now) - toMillis(publicationDate ?? createdAt)) / 60_000);

const isTiered = ({ pricingModel }: Terms): boolean => pricingModel === "TimeTiered" || pricingModel === "ViewTiered";

export interface Market {
  readonly resource: Resource;
  readonly terms: Terms;
  readonly traffic: ResourceTraffic;
  readonly now: Instant;
}

/** What the resource costs at present, in cents; undefined where money does not open it. */
export function priceOf({ resource, terms, traffic, now }: Market): number | undefined {
  switch (terms.pricingModel) {
    case "Free":
      return 0;
    case "AuthenticationRequired":
    case "SubscriptionOnly":
      return undefined;
    case "TimeTiered":
      return tierPrice(terms.pricingTiers, minutesSince(resource, now))?.priceCents ?? terms.priceCents;
    case "ViewTiered":
      return tierPrice(terms.pricingTiers, traffic.views)?.priceCents ?? terms.priceCents;
    case "TargetConversion":
      return movedPrice(terms, traffic);
    default:
      return terms.priceCents;
  }
}

const movedPrice = (
  { priceCents, targetConversionPriceFloorCents: floor }: Terms,
  { movedPriceCents = priceCents }: ResourceTraffic,
): number => Math.max(floor, movedPriceCents);

/** What a period's sales make of the price: a tenth more where they exceed the rate, a tenth less otherwise. */
const recalculated = rule(
  "target-conversion-moves-the-price",
  (price: number, { periodHits, periodSales }: ResourceTraffic, terms: Terms) => {
    const rises = periodSales > terms.targetConversionRate * periodHits;
    return Math.max(terms.targetConversionPriceFloorCents, Math.round(price * (rises ? 1.1 : 0.9)));
  },
  (price) => price,
);

/** One more access answer about the resource. */
export function counted(traffic: ResourceTraffic, terms: Terms): ResourceTraffic {
  const hit = { ...traffic, views: traffic.views + 1, periodHits: traffic.periodHits + 1 };
  const period = terms.targetConversionHitsPerRecalculationPeriod;
  if (terms.pricingModel !== "TargetConversion" || period === 0 || hit.periodHits < period) return hit;
  return { ...hit, movedPriceCents: recalculated(movedPrice(terms, hit), hit, terms), periodHits: 0, periodSales: 0 };
}

export const noTraffic = (id: number): ResourceTraffic => ({ id, views: 0, periodHits: 0, periodSales: 0 });

/** Whether the expiration period holds for a purchase under these terms. */
export const hasExpiration = (terms: Terms): boolean => terms.expirationPeriodUnit !== "Never" && !isTiered(terms);

/** What is asked of nobody: a free model, a price of nothing, or advertisements that pay. */
export const isNoCost = rule(
  "no-cost-flag",
  (price: number | undefined, model: Terms["pricingModel"], adSupported: boolean) =>
    price === 0 || model === "AuthenticationRequired" || adSupported,
  () => false,
);
