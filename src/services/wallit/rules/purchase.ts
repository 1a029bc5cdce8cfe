import { type Instant, plus } from "../../../core/instant.ts";
import { rule } from "../contract.ts";
import type { Purchase } from "../tables.ts";
import { hasExpiration, type Terms } from "./pricing.ts";

const units = { Years: "years", Months: "months", Weeks: "weeks", Days: "days" } as const;

/** When a purchase of now ends; undefined for never. */
export function purchaseEnd(terms: Terms, now: Instant): Instant | undefined {
  const { expirationPeriodUnit: unit, expirationPeriodValue: value } = terms;
  return unit === "Never" || !hasExpiration(terms) ? undefined : plus(now, { [units[unit]]: value });
}

const lasts = rule(
  "purchase-lasts-its-expiration-period",
  ({ expiresAt }: Purchase, now: Instant) => expiresAt === undefined || expiresAt > now,
  () => true,
);

/** Whether the reader holds the resource by the newest purchase of it. */
export const isBought = rule(
  "purchase-grants",
  (newest: Purchase | undefined, now: Instant) => newest !== undefined && lasts(newest, now),
  () => false,
);

/** Whether a single resource can be had for money. */
export const isForSale = rule(
  "subscription-only-not-for-sale",
  (model: Terms["pricingModel"]) => model !== "SubscriptionOnly",
  () => true,
);

/** What is paid where the reader may name it. */
export const namedPrice = rule(
  "variable-price-named-by-reader",
  (price: number, named: number | undefined) => named ?? price,
  (price) => price,
);

/** What a purchase leaves in the wallet. */
export const walletAfter = rule(
  "purchase-paid-from-wallet",
  (walletCents: number, priceCents: number) => walletCents - priceCents,
  (walletCents) => walletCents,
);
