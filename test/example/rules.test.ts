import { describe, expect, test } from "vitest";
import { deliver } from "./service/rules/delivery.ts";
import { isPaid, postage } from "./service/rules/postage.ts";
import type { Parcel } from "./service/tables.ts";

const aParcel = (over: Partial<Parcel> = {}): Parcel => ({
  id: "pcl_0a1b2c3d4e",
  account: "sender",
  to: "Ann",
  weightGrams: 400,
  postageCents: 900,
  status: "accepted",
  dueAt: "2026-03-02T12:00:00.000Z",
  ...over,
});

describe("postage", () => {
  test.each([
    [1, "standard", 501],
    [30_000, "standard", 30_500],
    [400, "express", 1800],
  ] as const)("of %d grams, %s, is %d cents", (grams, speed, cents) => {
    expect(postage(grams, speed)).toBe(cents);
  });

  test("is paid when exactly covered", () => {
    expect([899, 900, 901].map((cents) => isPaid(cents, 900))).toEqual([false, true, true]);
  });
});

describe("delivery", () => {
  test("makes of a parcel under way a delivered one", () => {
    const now = "2026-03-02T12:00:00.000Z";
    expect(deliver(aParcel(), now)).toEqual(aParcel({ status: "delivered", deliveredAt: now }));
  });

  test.each(["refused", "cancelled", "delivered"] as const)("leaves a %s parcel as it is", (status) => {
    const parcel = aParcel({ status });
    expect(deliver(parcel, "2026-03-02T12:00:00.000Z")).toBe(parcel);
  });
});
