import { expect, test } from "vitest";
import { longBody } from "../../../src/http/read-long-json.ts";
import { aSite, bea } from "./site.ts";

type Site = Awaited<ReturnType<typeof aSite>>;

const importOf = (site: Site, Subscribers: readonly unknown[], over: object = {}) =>
  site.answered({
    method: "POST",
    path: site.property("/ExternalSubscriberImport"),
    body: { Data: { Subscribers }, ...over },
  });

/** The newest result, by the token that the job to clear it away names. */
async function resultOf(site: Site): Promise<unknown> {
  await site.sandbox.settle();
  const tokens = (await site.sandbox.outbox({ kind: "job" })).filter(
    (effect) => effect.topic === "clear-callback-result",
  );
  const token = String(tokens.at(-1)?.data.token);
  return (await site.ask({ path: site.property(`/CallbackResult/${token}`) })).body;
}

test("an import is queued, and worked off slice by slice with what is wrong told", async () => {
  const site = await aSite();
  const sent = Array.from({ length: 450 }, (_, n) => ({ SubscriberKey: `P-${n}` }));
  const odd = [
    { SubscriberKey: "" },
    { SubscriberKey: "Q", AutomaticSubscriptions: [{ SubscriptionGroupKey: "x", ExpirationDate: "2027-01-01" }] },
  ];
  expect(await importOf(site, [...sent, ...odd], { NotificationEmailAddress: "a@b.example" })).toMatchObject({
    NotificationEmailAddress: "a@b.example",
    Status: "Queued",
  });
  expect(await resultOf(site)).toEqual({
    Status: "Completed with errors",
    Errors: ["Subscriber number 451: SubscriberKey is missing.", "Subscriber Q: there is no subscription group x."],
    SuccessCount: 450,
    FailureCount: 2,
  });
  expect(await site.sandbox.outbox({ kind: "email" })).toMatchObject([{ to: "a@b.example" }]);
  expect((await site.sandbox.outbox({ kind: "job" })).filter(({ topic }) => topic === "work-off-import")).toHaveLength(
    3,
  );
});

test("an empty import is completed, too", async () => {
  const site = await aSite();
  await importOf(site, []);
  expect(await resultOf(site)).toMatchObject({ SuccessCount: 0, FailureCount: 0, Errors: [] });
});

test("an export holds who changed within its dates, page by page", async () => {
  const site = await aSite();
  await importOf(
    site,
    Array.from({ length: 250 }, (_, n) => ({ SubscriberKey: `P-${n}` })),
  );
  await site.sandbox.advance({ days: 1 });
  await importOf(site, [{ SubscriberKey: "P-7" }]);
  await site.sandbox.settle();
  const exported = async (StartDate: string, EndDate: string) => {
    await site.answered({
      method: "POST",
      path: site.property("/ExternalSubscriberExport"),
      body: { StartDate, EndDate },
    });
    return resultOf(site);
  };
  expect(await exported("2026-03-10", "2026-03-12")).toHaveLength(250);
  expect(await exported("2026-03-11T00:00:00Z", "2026-03-12")).toEqual([{ SubscriberKey: "P-7", Users: [] }]);
});

test("a fulfilment export holds what is active at its date", async () => {
  const site = await aSite();
  await site.panel("subscribe", { ApplicationUserID: bea, SubscriptionGroupKey: "digital" });
  const exported = async (AsOfDate: string) => {
    await site.answered({
      method: "POST",
      path: site.property("/ExternalFulfillmentSubscriptionExport"),
      body: { SubscriptionGroupID: "d2f1c0b9-8a76-4e5d-9c43-2b1a0f9e8d7c", AsOfDate },
    });
    return resultOf(site);
  };
  expect(await exported("2026-03-20")).toMatchObject([
    { ApplicationUserID: bea, Subscription: { SubscriptionKey: "digital" } },
  ]);
  expect(await exported("2026-03-01")).toEqual([]);
  expect(await exported("2026-04-10T12:00:00Z")).toEqual([]);
});

test("5,000 subscribers are queued at once, told when they are done, and forgotten after 24 hours", async () => {
  const site = await aSite();
  const field = [{ Name: "PostalCode", Value: "24103" }];
  const sent = Array.from({ length: 5000 }, (_, n) => ({ SubscriberKey: `P-${n}`, ValidationFields: field }));
  expect(JSON.stringify(sent).length).toBeGreaterThan(longBody);
  expect(await importOf(site, [...sent, { ValidationFields: field }])).toMatchObject({ Status: "Queued" });
  expect(await resultOf(site)).toEqual({
    Status: "Completed with errors",
    Errors: ["Subscriber number 5001: SubscriberKey is missing."],
    SuccessCount: 5000,
    FailureCount: 1,
  });
  expect((await site.sandbox.rows("wallit.externalSubscribers", 0, 1)).total).toBe(5000);
  await site.sandbox.advance({ hours: 24 });
  expect(await resultOf(site)).not.toHaveProperty("SuccessCount");
});

test("a long import with an entry that is no subscriber is refused as a short one is, and unsigned ones too", async () => {
  const site = await aSite();
  const long = Array.from({ length: 5000 }, (_, n) => ({ SubscriberKey: `P-${n}`, MaximumLinkedUsers: "1234567890" }));
  const asked = (Subscribers: readonly unknown[], over: object = {}) =>
    site.ask({
      method: "POST",
      path: site.property("/ExternalSubscriberImport"),
      body: { Data: { Subscribers } },
      ...over,
    });
  const ruleOf = async (answer: ReturnType<typeof asked>) => (await answer).headers["x-stunt-double-rule"];
  expect(await ruleOf(asked([...long, "P-1"]))).toBe("wallit/members-of-their-type");
  expect(await ruleOf(asked(["P-1"]))).toBe("wallit/members-of-their-type");
  expect(await asked(long, { unsigned: true })).toEqual(await asked([], { unsigned: true }));
  expect((await site.sandbox.rows("wallit.imports", 0, 1)).total).toBe(0);
});
