import { describe, expect, test } from "vitest";
import { importSent } from "../../../src/services/wallit/rules/import-request.ts";
import { readImported } from "../../../src/services/wallit/rules/imported-subscriber.ts";
import {
  afterPut,
  changeSent,
  groupNamed,
  isShown,
  showsProperty,
  tiersSent,
  withDefaultGroup,
} from "../../../src/services/wallit/rules/resource.ts";
import {
  groupKeysIn,
  oddDateIn,
  subscriberAfterImport,
  subscriberAfterPut,
  subscriberChange,
} from "../../../src/services/wallit/rules/subscriber.ts";
import {
  isGenuine,
  isOutlived,
  isSpider,
  readToken,
  renewed,
  restored,
  sealedToken,
  tokenEnd,
} from "../../../src/services/wallit/rules/user-token.ts";
import { aGroup, aProperty, aResource, aSubscriber, now } from "./records.ts";

const later = "2026-03-11T12:00:00.000Z";
const tier = (at: number) => ({ tier: at, priceCents: 10 });

describe("a PUT of a resource", () => {
  const put = (sent: Parameters<typeof changeSent>[0], kept = aResource({ title: "Before", byline: "Ada" })) =>
    afterPut(kept, { change: changeSent(sent, groupNamed(sent)), tiers: tiersSent(sent), now: later });

  test("changes what was sent and keeps the rest, null included", () => {
    const after = put({ Title: "After", Byline: null, Price: "0.5", Active: 0, PublicationDate: "2026-01-01" });
    expect(after).toMatchObject({ title: "After", byline: "Ada", priceCents: 50, active: false, updatedAt: later });
    expect(after.publicationDate).toBe("2026-01-01T00:00:00.000Z");
  });

  test("replaces tiers whole, removes them when empty, leaves them when absent", () => {
    const kept = aResource({ pricingTiers: [tier(0)] });
    const sent = {
      ResourcePricingTiers: [
        { Tier: "60", Price: "0.1" },
        { Tier: 0, Price: 0.1 },
      ],
    };
    expect(put(sent, kept).pricingTiers).toEqual([tier(0), tier(60)]);
    expect(put({ ResourcePricingTiers: [] }, kept).pricingTiers).toEqual([]);
    expect(put({ ResourcePricingTiers: null }, kept).pricingTiers).toEqual([tier(0)]);
    expect(put({}, kept).pricingTiers).toEqual([tier(0)]);
  });

  test("takes of a group its id alone", () => {
    expect(groupNamed({ PricingGroup: { PricingGroupID: "g" } })).toEqual({ id: "g" });
    expect(groupNamed({ PricingGroup: "g" })).toEqual({ id: "g" });
    expect(groupNamed({ PricingGroup: { PricingGroupID: null } })).toEqual({ id: undefined });
    expect(groupNamed({})).toEqual({ id: undefined });
  });

  test("what is shown follows settings and wishes", () => {
    const inactive = aResource({ active: false });
    expect([isShown(inactive, "shown"), isShown(inactive, "left-out"), isShown(aResource(), "left-out")]).toEqual([
      true,
      false,
      true,
    ]);
    expect([showsProperty(true), showsProperty(false)]).toEqual([true, false]);
    expect(withDefaultGroup([aGroup({ isDefault: false })])).toEqual([aGroup()]);
    expect(withDefaultGroup([aGroup()])).toEqual([aGroup()]);
  });
});

describe("a subscriber", () => {
  const field = (name: string, value: string) => ({ name, value });
  const kept = aSubscriber({ validationFields: [field("a", "1"), field("b", "2")], maximumLinkedUsers: 1 });
  const moment = { now: later, settings: { "subscriber-put-left-out": "kept" } } as Parameters<
    typeof subscriberAfterPut
  >[2];
  const clearing = { ...moment, settings: { ...moment.settings, "subscriber-put-left-out": "cleared" as const } };
  const change = subscriberChange({
    ValidationFields: [
      { Name: "b", Value: 3 },
      { Name: "c", Value: "4" },
    ],
  });

  test("is put with the lists sent, and keeps or loses the others", () => {
    expect(subscriberAfterPut(kept, change, moment)).toMatchObject({
      maximumLinkedUsers: 1,
      validationFields: [field("b", "3"), field("c", "4")],
      updatedAt: later,
    });
    expect(subscriberAfterPut(kept, {}, moment).validationFields).toHaveLength(2);
    expect(subscriberAfterPut(kept, {}, clearing)).not.toHaveProperty("maximumLinkedUsers");
    expect(subscriberAfterPut(kept, {}, clearing).validationFields).toEqual([]);
  });

  test("is imported with entries added or updated", () => {
    expect(subscriberAfterImport(kept, change, later).validationFields).toEqual([
      field("a", "1"),
      field("b", "3"),
      field("c", "4"),
    ]);
  });

  test("names dates and groups", () => {
    const sent = {
      EligibleSubscriptions: [{ SubscriptionGroupKey: 7, EligibilityEndDate: "2026-02-30" }],
      AutomaticSubscriptions: [{ SubscriptionGroupKey: "digital", ExpirationDate: "2027-01-01" }],
    };
    expect(oddDateIn(sent)).toEqual({ member: "EligibleSubscriptions.0.EligibilityEndDate", sent: "2026-02-30" });
    expect(groupKeysIn(sent).map(({ key }) => key)).toEqual(["7", "digital"]);
  });

  test.each([
    [{}, "SubscriberKey is missing"],
    [{ SubscriberKey: "" }, "SubscriberKey is missing"],
    [{ SubscriberKey: "P", MaximumLinkedUsers: "many" }, "MaximumLinkedUsers is no number"],
    [{ SubscriberKey: "P", ValidationFields: {} }, "ValidationFields cannot be read"],
    [{ SubscriberKey: "P", ValidationFields: [{ Name: "a" }] }, "ValidationFields cannot be read"],
    [{ SubscriberKey: "P", EligibleSubscriptions: [null] }, "EligibleSubscriptions cannot be read"],
    [{ SubscriberKey: "P", AutomaticSubscriptions: "x" }, "AutomaticSubscriptions cannot be read"],
  ])("of an import that is %o is refused in a sentence", (raw, problem) =>
    expect(readImported(raw)).toEqual({ problem }),
  );

  test("of an import is read like the body of a PUT", () => {
    const read = readImported({
      SubscriberKey: 7,
      MaximumLinkedUsers: "2",
      ValidationFields: [{ Name: "a", Value: 1 }],
    });
    expect(read).toMatchObject({
      key: "7",
      sent: { MaximumLinkedUsers: 2, ValidationFields: [{ Name: "a", Value: 1 }] },
    });
    expect(importSent({ data: { Subscribers: [{}] }, NotificationEmailAddress: "a@b.example" })).toEqual({
      subscribers: [{}],
      mailTo: "a@b.example",
    });
    expect(importSent({ Data: { Subscribers: [] } })).toEqual({ subscribers: [], mailTo: null });
  });
});

describe("a user token", () => {
  const userId = "43f9d0c1-6e2b-4a58-9b17-8d0c5f3e2a16";
  const sent = sealedToken({ userId, at: now, vary: "abcdefgh" }, aProperty());
  const token = readToken(sent);
  if (!token) throw new Error("it is none");

  test("names its user and proves itself to its property alone", () => {
    expect(sent).toMatch(/^[0-9a-f-]{36}\|\d{18}\|[A-Za-z0-9]{40}$/);
    expect(token.userId).toBe(userId);
    expect(isGenuine(token, aProperty())).toBe(true);
    expect(isGenuine(token, aProperty({ tokenSecret: "other" }))).toBe(false);
    expect(isGenuine({ ...token, userId: userId.replace("4", "5") }, aProperty())).toBe(false);
    expect(isGenuine({ ...token, ticks: token.ticks.replace("6", "7") }, aProperty())).toBe(false);
    for (const none of [undefined, "", "x", `${sent}xx`, sent.replaceAll("|", ":")])
      expect(readToken(none)).toBeUndefined();
  });

  test("is good until it ends", () => {
    expect(tokenEnd(now, "P14D")).toBe("2026-03-24T12:00:00.000Z");
    expect(tokenEnd(now, "unlimited")).toBeNull();
    expect(isOutlived(token, "2026-03-24T11:59:59.999Z", "P14D")).toBe(false);
    expect(isOutlived(token, "2026-03-24T12:00:00.000Z", "P14D")).toBe(true);
    expect(isOutlived(token, "2036-03-24T12:00:00.000Z", "unlimited")).toBe(false);
  });

  test("is renewed; a temporary one restores its user, or is the spider's", () => {
    expect([renewed("new", "old"), restored("user", "fresh")]).toEqual(["new", "user"]);
    expect([isSpider("spider", aProperty()), isSpider("other", aProperty())]).toEqual([true, false]);
  });
});
