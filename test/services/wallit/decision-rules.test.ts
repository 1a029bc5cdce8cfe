import { describe, expect, test } from "vitest";
import {
  actionAddress,
  blockerStatus,
  decide,
  type Facts,
  isOpen,
} from "../../../src/services/wallit/rules/decision.ts";
import { aProperty, aResource, someFacts } from "./records.ts";

const free = { quota: { isEnabled: true, month: "2026-03", hits: 0, allowed: 3, counted: false } };
const wellKnown = { propertyUser: {} };

/** Each reason with what brings it about, and all those below it besides. */
const ladder: readonly [string, Partial<Facts>][] = [
  ["UnknownResource", { resource: aResource({ active: false }) }],
  ["BadConfig", { isMisconfigured: true }],
  ["Spider", { isSpider: true }],
  ["PropertyUser", wellKnown],
  ["Free", { price: 0, isAnonymous: false }],
  ["Subscription", { isSubscribed: true }],
  ["Purchase", { isBought: true }],
  ["AdSupported", { resource: aResource({ adSupported: true }) }],
  ["Quota", free],
];

test.each(ladder)("%s comes before all that follow", (reason) => {
  const from = ladder.findIndex(([one]) => one === reason);
  const facts: Partial<Facts> = Object.assign(
    {},
    ...ladder
      .slice(from)
      .map(([, over]) => over)
      .reverse(),
  );
  expect(decide(someFacts(facts))).toEqual({ reason, action: "Grant" });
});

test("with no ground at all, the reader is denied and told to buy", () => {
  expect(decide(someFacts())).toEqual({ reason: "Deny", action: "Purchase" });
});

describe("who has to log in", () => {
  const strict = aProperty({ freeResourcesRequireAuthentication: true });
  test.each<[string, Partial<Facts>, string]>([
    ["a free resource where the property says so", { price: 0, property: strict, ...free }, "Deny Authenticate"],
    ["the same for a reader who has", { price: 0, property: strict, isAnonymous: false }, "Free Grant"],
    ["a free resource elsewhere", { price: 0 }, "Free Grant"],
    ["AuthenticationRequired", { model: "AuthenticationRequired", price: undefined, ...free }, "Deny Authenticate"],
    [
      "the same for one who has",
      { model: "AuthenticationRequired", price: undefined, isAnonymous: false },
      "Free Grant",
    ],
    ["a quota for those who have", { quotaByLogin: true }, "Deny Authenticate"],
    ["the same, used up by one who has", { quotaByLogin: true, isAnonymous: false }, "Deny Purchase"],
  ])("%s", (_what, over, expected) => {
    const { reason, action } = decide(someFacts(over));
    expect(`${reason} ${action}`).toBe(expected);
  });
});

test("a key that the property does not have is public; to the spider only where nothing is made of it", () => {
  const unknown = { resource: undefined, price: undefined };
  expect(decide(someFacts(unknown)).reason).toBe("UnknownResource");
  expect(decide(someFacts({ ...unknown, isSpider: true })).reason).toBe("UnknownResource");
  const property = aProperty({ dynamicallyCreateResources: true });
  expect(decide(someFacts({ ...unknown, isSpider: true, property })).reason).toBe("Spider");
});

test("advertisements pay unless they are blocked", () => {
  const resource = aResource({ adSupported: true });
  for (const status of ["Unknown", "DetectionNotPerformed", "AdBlockerNotDetected"] as const)
    expect(decide(someFacts({ resource, blockerStatus: status })).reason).toBe("AdSupported");
  expect(decide(someFacts({ resource, blockerStatus: "AdBlockerDetected" })).reason).toBe("Deny");
});

test("an address goes with a denial alone", () => {
  expect(actionAddress({ reason: "Deny", action: "Purchase" }, "x?y")).toBe("x?y");
  expect(actionAddress({ reason: "Quota", action: "Grant" }, "x?y")).toBe("");
});

test("the blocker's status is repeated, Unknown where there is none", () => {
  expect([blockerStatus("AdBlockerDetected"), blockerStatus(""), blockerStatus(undefined)]).toEqual([
    "AdBlockerDetected",
    "Unknown",
    "Unknown",
  ]);
  expect([isOpen(true), isOpen(false)]).toEqual([true, false]);
});
