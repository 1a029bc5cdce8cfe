import { expect, test } from "vitest";
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
