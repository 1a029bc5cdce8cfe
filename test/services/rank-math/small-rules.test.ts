import { describe, expect, test } from "vitest";
import { loginKey, unusable, withoutSpaces } from "../../../src/services/rank-math/rules/credentials.ts";
import { moveTo, orderedBy, withNames } from "../../../src/services/rank-math/rules/customer.ts";
import { cancel, licenceStatus, repeats } from "../../../src/services/rank-math/rules/licence.ts";
import {
  isListed,
  listOf,
  pageSize,
  startsWithNewest,
  subscriptionStartsWithNewest,
  totals,
} from "../../../src/services/rank-math/rules/list.ts";
import { describe as describeRoute, routes } from "../../../src/services/rank-math/rules/routes.ts";
import { aCustomer, aSubscription, now, yesterday } from "./records.ts";

describe("a licence", () => {
  test.each([
    ["active", aSubscription({ expiresAt: "2026-03-01T12:00:00.001Z" })],
    ["expired", aSubscription({ expiresAt: now })],
    ["expired", aSubscription({ expiresAt: yesterday })],
    ["cancelled", aSubscription({ status: "cancelled" })],
    ["cancelled", aSubscription({ status: "cancelled", expiresAt: yesterday })],
  ])("is %s by the clock and by cancellation", (status, subscription) =>
    expect(licenceStatus(subscription, now)).toBe(status),
  );

  test("that is cancelled ends now and keeps everything else", () => {
    expect(cancel(aSubscription(), now)).toEqual({ ...aSubscription(), status: "cancelled", cancelledAt: now });
  });

  test("is cancelled twice where the setting lets it", () => {
    expect([repeats("repeats"), repeats("not-found")]).toEqual([true, false]);
  });
});

describe("credentials", () => {
  test("are compared without the spaces of the password and the case of the name", () => {
    expect(withoutSpaces("aaaa bbbb-CCCC 1")).toBe("aaaabbbbCCCC1");
    expect(loginKey("Reseller@Example.com")).toBe("reseller@example.com");
    expect(unusable()).toBeUndefined();
  });
});

describe("a list", () => {
  test("is the reseller's own, without the orders of removed customers", () => {
    expect(listOf("reseller")).toBe("reseller");
    expect([isListed({}), isListed({ customerRemoved: true })]).toEqual([true, false]);
  });

  test.each([
    [1, 1],
    [50, 50],
    [51, 50],
    [1_000_000, 50],
  ])("asked for %i at a time has pages of %i", (asked, size) => expect(pageSize(asked)).toBe(size));

  test("announces its size in whole pages", () => {
    expect(totals(0, 50)).toEqual({ "X-WP-Total": "0", "X-WP-TotalPages": "0" });
    expect(totals(50, 50)).toEqual({ "X-WP-Total": "50", "X-WP-TotalPages": "1" });
    expect(totals(51, 50)).toEqual({ "X-WP-Total": "51", "X-WP-TotalPages": "2" });
  });

  test("starts where its setting says", () => {
    expect([startsWithNewest("newest-first"), startsWithNewest("oldest-first")]).toEqual([true, false]);
    expect([subscriptionStartsWithNewest("oldest-first"), subscriptionStartsWithNewest("newest-first")]).toEqual([
      false,
      true,
    ]);
  });
});

describe("a customer", () => {
  test("is found by the address in any letter case", () =>
    expect(orderedBy("Jane@Example.COM")).toBe("jane@example.com"));

  test("keeps the names of the first order", () => {
    expect(withNames(aCustomer(), { firstName: "Janet", lastName: "" })).toEqual(aCustomer());
  });

  test("moves to a new address with user name and key", () => {
    expect(moveTo(aCustomer(), "Jane.Doe@example.com")).toEqual(aCustomer({ email: "Jane.Doe@example.com" }));
  });
});

test.each(Object.entries(routes))("the description of %s lists its methods and parameters", (_name, endpoints) => {
  const { status, body } = describeRoute(endpoints);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    namespace: "reseller/v1",
    methods: endpoints.map(({ methods }) => methods[0]),
    endpoints,
  });
});
