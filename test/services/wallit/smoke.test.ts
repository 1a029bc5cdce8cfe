import { expect, test } from "vitest";
import { accessKey, aSite, bea, defaultGroup } from "./site.ts";

test("whole loop", async () => {
  const site = await aSite({ strict: true });
  const p = await site.answered({ path: site.property() });
  expect(p.Name).toBe("news");
  expect(await site.answered({ path: site.property("/Resource") })).toHaveLength(2);
  console.log(await site.access("article-1"));
  console.log(await site.access("article-2"), (await site.access("nothing")).AccessReason);
  const saved = await site.answered({
    method: "PUT",
    path: site.property("/Resource/a%2Fb"),
    body: {
      Name: "n",
      PricingGroup: { PricingGroupID: defaultGroup },
      Price: "0.5",
      PricingModel: "FixedPrice",
      Active: 1,
    },
  });
  console.log(saved);
  console.log(await site.ask({ method: "PUT", path: site.property("/Resource/new"), body: { Title: "n" } }));
  const { UserToken } = (await site.panel("logIn", { ApplicationUserID: bea })) as { UserToken: string };
  console.log(await site.panel("purchaseResource", { ApplicationUserID: bea, ResourceKey: "article-1" }));
  const bought = await site.access("article-1", { UserToken });
  expect(bought.AccessReason).toBe("Purchase");
  console.log(
    await site.panel("subscribe", { ApplicationUserID: bea, SubscriptionGroupKey: "digital" }).catch((e) => e.message),
  );
  await site.panel("topUpWallet", { ApplicationUserID: bea, Amount: 10 });
  console.log(await site.panel("subscribe", { ApplicationUserID: bea, SubscriptionGroupKey: "digital" }));
  expect((await site.access("article-1", { UserToken })).AccessReason).toBe("Subscription");
  const put = await site.answered({
    method: "PUT",
    path: site.property("/ExternalSubscriber/P-1"),
    body: {
      SubscriberKey: "P-1",
      MaximumLinkedUsers: "1",
      ValidationFields: [{ Name: "PostalCode", Value: 24103 }],
      AutomaticSubscriptions: [{ SubscriptionGroupKey: "digital", ExpirationDate: "2027-01-01T00:00:00+01:00" }],
    },
  });
  console.log(JSON.stringify(put));
  const link = (await site.panel("linkSubscriber", {
    SubscriberKey: "P-1",
    ApplicationUserID: bea,
    ValidationFields: [{ Name: "PostalCode", Value: "24103" }],
  })) as { CallbackToken: string };
  console.log(JSON.stringify(await site.answered({ path: site.property("/ExternalSubscriber/P-1/LinkedUser") })));
  console.log(JSON.stringify(await site.answered({ path: site.property(`/CallbackResult/${link.CallbackToken}`) })));
  console.log(
    await site.answered({
      method: "POST",
      path: site.property("/ExternalSubscriberImport"),
      body: {
        Data: {
          Subscribers: [
            { SubscriberKey: "P-1" },
            { SubscriberKey: 7 },
            { x: 1 },
            {
              SubscriberKey: "x",
              EligibleSubscriptions: [{ SubscriptionGroupKey: "no", EligibilityEndDate: "2027-01-01" }],
            },
          ],
        },
        NotificationEmailAddress: "a@b.c",
      },
    }),
  );
  console.log(
    await site.answered({
      method: "POST",
      path: site.property("/ExternalSubscriberExport"),
      body: { StartDate: "2026-01-01T00:00:00Z", EndDate: "2027-01-01T00:00:00Z" },
    }),
  );
  console.log(
    await site.answered({
      method: "POST",
      path: site.property("/ExternalFulfillmentSubscriptionExport"),
      body: { SubscriptionGroupID: "d2f1c0b9-8a76-4e5d-9c43-2b1a0f9e8d7c", AsOfDate: "2026-03-11" },
    }),
  );
  await site.sandbox.settle();
  const effects = await site.sandbox.outbox();
  console.log(effects.map((e) => [e.kind, e.topic, e.status, JSON.stringify(e.data), e.attempts.at(-1)?.error]));
  for (const e of effects)
    if (e.topic === "clear-callback-result")
      console.log(JSON.stringify(await site.answered({ path: site.property(`/CallbackResult/${e.data.token}`) })));
  console.log(
    await site.ask({
      path: `/api/AmpResourceAccess/${accessKey}/Authorization`,
      query: { readerID: "r", resourceURL: "https://news.example/article-1", random: "1" },
      unsigned: true,
      headers: { origin: "https://x.example" },
    }),
  );
  console.log(
    await site.ask({
      method: "POST",
      path: `/api/AmpResourceAccess/${accessKey}/Pingback`,
      query: { readerID: "r", resourceURL: "https://news.example/article-1" },
      unsigned: true,
    }),
  );
});
