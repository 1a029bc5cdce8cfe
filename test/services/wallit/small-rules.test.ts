import { describe, expect, test } from "vitest";
import { ampSearch, countsHit } from "../../../src/services/wallit/rules/amp.ts";
import { originHeaders, successStatus } from "../../../src/services/wallit/rules/answers.ts";
import {
  announces,
  isGone,
  receivers,
  subscriptionsTold,
  topicOf,
  typeOf,
} from "../../../src/services/wallit/rules/callback.ts";
import { aheadOf, isSameKey, timestampOf } from "../../../src/services/wallit/rules/credentials.ts";
import {
  instantOf,
  millisOfTicks,
  moment,
  publicationMoment,
  storedMoment,
  ticksOf,
} from "../../../src/services/wallit/rules/dates.ts";
import { isActiveAt, isInWindow } from "../../../src/services/wallit/rules/export.ts";
import { importResult } from "../../../src/services/wallit/rules/import-result.ts";
import { hasRoom, isEligible, wrongFieldOf } from "../../../src/services/wallit/rules/linking.ts";
import { amount, figure, flag, groupSent, text } from "../../../src/services/wallit/rules/loose.ts";
import { fulfillmentMail, importMail } from "../../../src/services/wallit/rules/mail.ts";
import { hasQuota, isMet, monthOf, quotaGrants, shownQuota } from "../../../src/services/wallit/rules/quota.ts";
import {
  covers,
  isCurrent,
  longestOf,
  shownSubscription,
  subscriptionGrants,
} from "../../../src/services/wallit/rules/subscription.ts";
import { aSubscriber, now } from "./records.ts";

describe("dates", () => {
  test.each([
    ["2026-03-10T12:00:00Z", "2026-03-10T12:00:00.000Z"],
    ["2026-03-10T12:00:00", "2026-03-10T12:00:00.000Z"],
    ["2026-03-10T13:00:00+01:00", "2026-03-10T12:00:00.000Z"],
    ["2026-03-10T12:00:00.1234567Z", "2026-03-10T12:00:00.123Z"],
    ["2026-03-10", "2026-03-10T00:00:00.000Z"],
    ["2026-02-30", undefined],
    ["10.3.2026", undefined],
    ["", undefined],
  ])("%s is read as %s", (sent, instant) => expect(instantOf(sent)).toBe(instant));

  test("are shown in three ways, and as ticks", () => {
    expect(moment("2026-03-10T12:00:00.120Z")).toBe("2026-03-10T12:00:00.1200000Z");
    expect(storedMoment("2026-03-10T12:00:00.120Z")).toBe("2026-03-10T12:00:00.12");
    expect(storedMoment("2026-03-10T12:00:00.000Z")).toBe("2026-03-10T12:00:00");
    expect(publicationMoment("2026-03-10T12:00:00.120Z")).toBe("2026-03-10T12:00:00");
    expect(ticksOf("2015-03-30T16:37:06.479Z")).toBe("635633302264790000");
    expect(millisOfTicks("635633302264790000")).toBe(Date.parse("2015-03-30T16:37:06.479Z"));
  });
});

test("keys are the same in any case; timestamps are RFC 1123", () => {
  expect([isSameKey("AB-1", "ab-1"), isSameKey("AB-1", "AB-2")]).toEqual([true, false]);
  expect(timestampOf("Tue, 08 Jul 2014 21:15:27 GMT")).toBe(Date.parse("2014-07-08T21:15:27Z"));
  for (const odd of [
    undefined,
    "",
    "2014-07-08T21:15:27Z",
    "Tue, 8 Jul 2014 21:15:27 GMT",
    "Tue, 08 Jul 2014 21:15:27 UTC",
  ])
    expect(timestampOf(odd)).toBeUndefined();
  expect([aheadOf(100, [40, 90]), aheadOf(100, [110, 400])]).toEqual([10, -10]);
});

test("loose types are taken for what they mean", () => {
  expect([figure("12"), figure(12), figure(null), figure(undefined)]).toEqual([12, 12, undefined, undefined]);
  expect([amount("0.50"), amount(0.5)]).toEqual(["0.50", 0.5]);
  expect([flag(0), flag(1), flag("0"), flag("True"), flag(true), flag(null)]).toEqual([
    false,
    true,
    false,
    true,
    true,
    undefined,
  ]);
  expect([text(7), text("7"), text(null)]).toEqual(["7", "7", undefined]);
  expect([groupSent("g"), groupSent({ PricingGroupID: "g" }), groupSent(null)]).toEqual([
    { PricingGroupID: "g" },
    { PricingGroupID: "g" },
    undefined,
  ]);
});

describe("quota", () => {
  const quota = { isEnabled: true, month: "2026-03", hits: 2, allowed: 3, counted: false };
  test("grants a free hit, or a resource that was counted", () => {
    expect(quotaGrants(quota)).toBe(true);
    expect(quotaGrants({ ...quota, hits: 3 })).toBe(false);
    expect(quotaGrants({ ...quota, hits: 3, counted: true })).toBe(true);
    expect(quotaGrants({ ...quota, isEnabled: false })).toBe(false);
    expect([isMet(quota), isMet({ ...quota, hits: 3 })]).toEqual([false, true]);
  });
  test("counts by the calendar month, for those for whom it is", () => {
    expect(monthOf("2026-03-31T23:59:59.999Z")).toBe("2026-03");
    expect([hasQuota(true, "everybody"), hasQuota(true, "logged-in"), hasQuota(false, "logged-in")]).toEqual([
      true,
      false,
      true,
    ]);
  });
  test("is shown with its start, or as none", () => {
    expect(shownQuota(quota, now)).toMatchObject({ HitCount: 2, PeriodStartDate: "2026-03-01T00:00:00.0000000Z" });
    expect(shownQuota({ ...quota, isEnabled: false }, now)).toEqual({
      IsEnabled: false,
      HitCount: -1,
      AllowedHits: -1,
      PeriodStartDate: "2026-03-10T12:00:00.0000000Z",
      PeriodName: "",
      IsMet: true,
    });
  });
});

test("a subscription grants until it ends, and is shown as expired afterwards", () => {
  const held = { groupId: "g", expiresAt: "2026-03-11T00:00:00.000Z" };
  const lapsed = { groupId: "g", expiresAt: now };
  expect([subscriptionGrants(held, now), subscriptionGrants(lapsed, now), subscriptionGrants(undefined, now)]).toEqual([
    true,
    false,
    false,
  ]);
  expect([isCurrent(held, now), longestOf([lapsed, held]), longestOf([])]).toEqual([true, held, undefined]);
  expect(shownSubscription(lapsed, now)).toMatchObject({ IsExpired: true, IsCurrent: false, SubscriptionGroupID: "g" });
  expect(shownSubscription(undefined, now)).toEqual({
    IsExpired: false,
    ExpirationDate: "2026-03-10T12:00:00.0000000Z",
    IsCurrent: false,
    SubscriptionGroupID: "",
  });
});

test("a group covers its pricing groups, or everything", () => {
  const group = { id: "g", propertyId: "news", key: "g", name: "g", title: "g", priceCents: 0 } as const;
  const rest = {
    paywallDescription: "",
    paywallShortDescription: "",
    forEligibleOnly: false,
    fulfilled: false,
    createdAt: now,
  };
  expect(covers({ ...group, ...rest, pricingGroupIds: [] }, "a")).toBe(true);
  expect(covers({ ...group, ...rest, pricingGroupIds: ["a"] }, "a")).toBe(true);
  expect(covers({ ...group, ...rest, pricingGroupIds: ["b"] }, "a")).toBe(false);
});

test("linking needs every field and room; eligibility ends", () => {
  const fields = [{ name: "PostalCode", value: "24103" }];
  const subscriber = aSubscriber({ validationFields: fields, maximumLinkedUsers: 2 });
  expect(wrongFieldOf(subscriber, fields)).toBeUndefined();
  expect(wrongFieldOf(subscriber, [{ name: "PostalCode", value: "24104" }])).toBe("PostalCode");
  expect(wrongFieldOf(subscriber, [])).toBe("PostalCode");
  expect([hasRoom(subscriber, 1), hasRoom(subscriber, 2), hasRoom(aSubscriber(), 99)]).toEqual([true, false, true]);
  const eligible = aSubscriber({ eligibleSubscriptions: [{ groupKey: "weekend", endsAt: now, asSent: now }] });
  expect(isEligible(eligible, "weekend", "2026-03-10T11:59:59.999Z")).toBe(true);
  expect([isEligible(eligible, "weekend", now), isEligible(eligible, "print", "2026-01-01T00:00:00.000Z")]).toEqual([
    false,
    false,
  ]);
});

test("exports hold what lies in their window, or is active at their date", () => {
  const changed = aSubscriber({ updatedAt: now });
  expect(isInWindow(changed, now, now)).toBe(true);
  expect(isInWindow(changed, "2026-03-10T12:00:00.001Z", "2027-01-01T00:00:00.000Z")).toBe(false);
  const held = {
    id: "s",
    propertyId: "news",
    userId: "u",
    groupId: "g",
    startedAt: now,
    expiresAt: "2026-04-10T12:00:00.000Z",
  };
  expect([isActiveAt(held, now), isActiveAt(held, held.expiresAt)]).toEqual([true, false]);
});

describe("callbacks", () => {
  const result = {
    id: "t",
    propertyId: "news",
    type: "ExternalSubscriberLinked",
    issuedAt: now,
    expiresAt: now,
  } as const;
  test("go to every address under their topic", () => {
    expect(announces("ExternalSubscriberLinked")).toBe(true);
    expect(receivers([])).toEqual([]);
    expect(topicOf("ExternalSubscriberLinked")).toBe("externalSubscriberLinked");
    expect(typeOf("externalSubscriberLinked")).toBe("ExternalSubscriberLinked");
  });
  test("have results that go", () => {
    expect(isGone(result, "2026-03-10T11:59:59.999Z", "any-number")).toBe(false);
    expect(isGone(result, now, "any-number")).toBe(true);
    expect(isGone({ ...result, fetchedAt: now }, "2026-03-10T11:59:59.999Z", "once")).toBe(true);
    const held = [{ SubscriptionKey: "digital", ExpirationDate: now }];
    expect(subscriptionsTold(held, "ExternalSubscriberLinked")).toEqual([]);
    expect(subscriptionsTold(held, "EligibleSubscriptionPurchased")).toEqual(held);
  });
  test("of an import count", () => {
    const done = { id: "i", propertyId: "news", status: "completed", slices: 1, nextSlice: 1, queuedAt: now } as const;
    expect(importResult({ ...done, successCount: 2, failureCount: 1 }, ["x"])).toEqual({
      Status: "Completed with errors",
      Errors: ["x"],
      SuccessCount: 2,
      FailureCount: 1,
    });
    expect(importMail("a@b.example", "i")).toMatchObject([{ kind: "email", to: "a@b.example" }]);
    expect([importMail(undefined, "i"), fulfillmentMail(undefined, "i")]).toEqual([[], []]);
  });
});

test("answers are 200, and AMP's are for the origins that the key lists", () => {
  expect([successStatus(200, "POST"), successStatus(404, "PUT")]).toEqual([200, 404]);
  const allowed = { "Access-Control-Allow-Origin": "https://a.example", "Access-Control-Allow-Credentials": "true" };
  expect(originHeaders([], "https://a.example")).toEqual(allowed);
  expect(originHeaders(["https://a.example"], "https://a.example")).toEqual(allowed);
  expect(originHeaders(["https://b.example"], "https://a.example")).toEqual({});
  expect(originHeaders([], undefined)).toEqual({});
  expect([countsHit("pingback"), countsHit("authorization")]).toEqual([true, false]);
  expect(ampSearch("https://a.example/x?y")).toEqual({ url: "https://a.example/x?y", newestFirst: false });
});
