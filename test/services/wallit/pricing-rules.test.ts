import { describe, expect, test } from "vitest";
import {
  counted,
  hasExpiration,
  isNoCost,
  noTraffic,
  priceOf,
  termsOf,
} from "../../../src/services/wallit/rules/pricing.ts";
import {
  isBought,
  isForSale,
  namedPrice,
  purchaseEnd,
  walletAfter,
} from "../../../src/services/wallit/rules/purchase.ts";
import { aGroup, aMarket, aResource, now } from "./records.ts";

const tiers = [
  { tier: 0, priceCents: 50 },
  { tier: 60, priceCents: 20 },
  { tier: 1440, priceCents: 0 },
];

test("Inherit takes the group's terms, any other model the resource's own", () => {
  expect(termsOf(aResource({ pricingModel: "Inherit", priceCents: 7 }), aGroup())).toMatchObject({ priceCents: 40 });
  expect(termsOf(aResource({ priceCents: 7 }), aGroup())).toMatchObject({ priceCents: 7 });
});

describe("the price", () => {
  test.each([
    ["Free", 0],
    ["AuthenticationRequired", undefined],
    ["SubscriptionOnly", undefined],
    ["FixedPrice", 40],
    ["VariablePrice", 40],
    ["TargetConversion", 40],
  ] as const)("of %s", (pricingModel, price) => expect(priceOf(aMarket({ pricingModel }))).toBe(price));

  test.each([
    ["2026-03-10T12:59:59.000Z", 50],
    ["2026-03-10T13:00:00.000Z", 20],
    ["2026-03-11T12:00:00.000Z", 0],
    ["2026-03-10T11:00:00.000Z", 50],
  ])("by time tiers at %s", (at, price) =>
    expect(priceOf(aMarket({ pricingModel: "TimeTiered", pricingTiers: tiers }, {}, at))).toBe(price),
  );

  test("by time tiers counts from publication where it is known", () => {
    const market = aMarket({ pricingModel: "TimeTiered", pricingTiers: tiers });
    const published = { ...market.resource, publicationDate: "2026-03-10T10:00:00.000Z" };
    expect(priceOf({ ...market, resource: published })).toBe(20);
  });

  test.each([
    [0, 50],
    [59, 50],
    [60, 20],
  ])("by view tiers after %d views", (views, price) =>
    expect(priceOf(aMarket({ pricingModel: "ViewTiered", pricingTiers: tiers }, { views }))).toBe(price),
  );

  test("of tiers without any is the plain one", () =>
    expect(priceOf(aMarket({ pricingModel: "ViewTiered", pricingTiers: [] }))).toBe(40));
});

describe("target conversion", () => {
  const terms = aResource({
    pricingModel: "TargetConversion",
    priceCents: 100,
    targetConversionRate: 0.2,
    targetConversionPriceFloorCents: 85,
    targetConversionHitsPerRecalculationPeriod: 10,
  });
  const at = (periodHits: number, periodSales: number, movedPriceCents = 100) =>
    counted({ ...noTraffic(1), periodHits, periodSales, movedPriceCents }, terms);

  test.each([
    ["rises by a tenth above the rate", 3, 100, 110],
    ["falls by a tenth at the rate", 2, 100, 90],
    ["never falls below the floor", 0, 90, 85],
  ])("%s", (_what, sales, before, after) => {
    expect(at(9, sales, before)).toMatchObject({ movedPriceCents: after, periodHits: 0, periodSales: 0 });
  });

  test("within a period nothing moves", () =>
    expect(at(8, 9)).toMatchObject({ movedPriceCents: 100, periodHits: 9, periodSales: 9 }));

  test("other models only count", () =>
    expect(counted({ ...noTraffic(1), periodHits: 9 }, { ...terms, pricingModel: "FixedPrice" })).toMatchObject({
      views: 1,
      periodHits: 10,
    }));
});

test("what costs nothing is told so", () => {
  expect(isNoCost(0, "FixedPrice", false)).toBe(true);
  expect(isNoCost(40, "FixedPrice", true)).toBe(true);
  expect(isNoCost(undefined, "AuthenticationRequired", false)).toBe(true);
  expect(isNoCost(40, "FixedPrice", false)).toBe(false);
  expect(isNoCost(undefined, "SubscriptionOnly", false)).toBe(false);
});

describe("a purchase", () => {
  const end = (unit: "Never" | "Years" | "Months" | "Weeks" | "Days", value: number, model = "FixedPrice" as const) =>
    purchaseEnd(aResource({ expirationPeriodUnit: unit, expirationPeriodValue: value, pricingModel: model }), now);

  test("lasts its expiration period by the calendar", () => {
    expect(end("Never", 3)).toBeUndefined();
    expect(end("Days", 2)).toBe("2026-03-12T12:00:00.000Z");
    expect(end("Weeks", 1)).toBe("2026-03-17T12:00:00.000Z");
    expect(end("Months", 1)).toBe("2026-04-10T12:00:00.000Z");
    expect(end("Years", 1)).toBe("2027-03-10T12:00:00.000Z");
    expect(hasExpiration(aResource({ pricingModel: "ViewTiered", expirationPeriodUnit: "Days" }))).toBe(false);
  });

  test("grants until then", () => {
    const kept = { id: "1", propertyId: "news", userId: "u", resourceId: 1, priceCents: 40, purchasedAt: now };
    expect(isBought(undefined, now)).toBe(false);
    expect(isBought(kept, now)).toBe(true);
    expect(isBought({ ...kept, expiresAt: now }, now)).toBe(false);
    expect(isBought({ ...kept, expiresAt: "2026-03-10T12:00:00.001Z" }, now)).toBe(true);
  });

  test("is paid from the wallet, at a price that the reader may name", () => {
    expect([walletAfter(100, 40), namedPrice(40, 60), namedPrice(40, undefined)]).toEqual([60, 60, 40]);
    expect([isForSale("FixedPrice"), isForSale("SubscriptionOnly")]).toEqual([true, false]);
  });
});
