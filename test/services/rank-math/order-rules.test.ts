import { describe, expect, test } from "vitest";
import {
  openSubscription,
  renew,
  renewalPrice,
  switchPlan,
  type Terms,
  totalCents,
  wasSent,
} from "../../../src/services/rank-math/rules/order.ts";
import { aSubscription, nextYear, now, settings, yesterday } from "./records.ts";

const terms = (over: Partial<Terms> = {}): Terms => ({
  plan: "seo-by-rank-math-pro",
  price: undefined,
  renewalTime: undefined,
  now,
  ...over,
});
const may = 1_777_636_800;
const inMay = "2026-05-01T12:00:00.000Z";

test.each([
  ["", false],
  [undefined, false],
  ["0", true],
  [0, true],
] as const)("%o counts as sent: %o", (sent, expected) => {
  expect(wasSent(sent)).toBe(expected);
});

test.each([
  [undefined, 0],
  ["", 0],
  ["59", 5900],
  [59.9, 5990],
  ["0.005", 1],
] as const)("a total of %o is %i cents", (sent, cents) => {
  expect(totalCents(sent)).toBe(cents);
});

test.each([
  [undefined, 5900],
  ["", 5900],
  ["0", 0],
  [12.5, 1250],
] as const)("a price of %o after 59.00 is %i cents", (sent, cents) => {
  expect(renewalPrice(sent, 5900)).toBe(cents);
});

describe("a parent order", () => {
  const ids = { id: 1, userId: "reseller", customerId: 2 };

  test("opens an active subscription for one calendar year, whose renewal costs nothing unless a price is sent", () => {
    expect(openSubscription(ids, terms())).toEqual({
      ...ids,
      plan: "seo-by-rank-math-pro",
      priceCents: 0,
      expiresAt: nextYear,
      status: "active",
      createdAt: now,
    });
    expect(openSubscription(ids, terms({ price: "9.99" })).priceCents).toBe(999);
  });

  test("runs out when it was asked to, even in the past", () => {
    expect(openSubscription(ids, terms({ renewalTime: may })).expiresAt).toBe(inMay);
    expect(openSubscription(ids, terms({ renewalTime: String(may) })).expiresAt).toBe(inMay);
    expect(openSubscription(ids, terms({ renewalTime: 0 })).expiresAt).toBe("1970-01-01T00:00:00.000Z");
  });

  test("on 29 February runs out on the 28th", () => {
    const leap = terms({ now: "2028-02-29T08:00:00.000Z" });
    expect(openSubscription(ids, leap).expiresAt).toBe("2029-02-28T08:00:00.000Z");
  });
});

describe("a renewal", () => {
  const held = aSubscription({ expiresAt: inMay });

  test("moves the expiry to a year from now and leaves everything else", () => {
    expect(renew(held, terms({ plan: "content-ai-expert" }), settings())).toEqual({ ...held, expiresAt: nextYear });
  });

  test("counts from the old expiry where the setting says so", () => {
    const renewed = renew(held, terms(), settings({ "renewal-counts-from": "expiry" }));
    expect(renewed.expiresAt).toBe("2027-05-01T12:00:00.000Z");
  });

  test("takes price and expiry as they are sent", () => {
    expect(renew(held, terms({ price: "70", renewalTime: may }), settings())).toMatchObject({
      priceCents: 7000,
      expiresAt: inMay,
    });
  });

  test("revives a licence that has run out", () => {
    expect(renew(aSubscription({ expiresAt: yesterday }), terms(), settings()).expiresAt).toBe(nextYear);
  });

  test("forgets a cancellation that the settings let it undo", () => {
    const cancelled = aSubscription({ status: "cancelled", cancelledAt: yesterday });
    expect(renew(cancelled, terms(), settings())).not.toHaveProperty("cancelledAt");
    expect(renew(cancelled, terms(), settings()).status).toBe("active");
  });

  test("changes nothing of the subscription it was given", () => {
    const frozen = Object.freeze(aSubscription());
    expect(() => renew(frozen, terms({ price: "1" }), settings())).not.toThrow();
    expect(frozen).toEqual(aSubscription());
  });
});

describe("a switch", () => {
  const held = aSubscription({ expiresAt: inMay });
  const business = terms({ plan: "seo-by-rank-math-business" });

  test("replaces the plan alone", () => {
    expect(switchPlan(held, business)).toEqual({ ...held, plan: "seo-by-rank-math-business" });
  });

  test("takes price and expiry when they are sent", () => {
    expect(switchPlan(held, { ...business, price: 1, renewalTime: String(may + 1) })).toMatchObject({
      priceCents: 100,
      expiresAt: "2026-05-01T12:00:01.000Z",
    });
  });
});
