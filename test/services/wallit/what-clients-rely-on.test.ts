import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { contractFolder } from "../../../openapi/read.ts";
import { createSimulator } from "../../../src/index.ts";
import { tokenOf } from "../../../src/services/wallit/rules/signature.ts";
import { accessKey, aSite, bea, type Call, manageKey, noon, requestOf } from "./site.ts";

type Site = Awaited<ReturnType<typeof aSite>>;
const property = (path = "") => `/api/Property/${manageKey}${path}`;
const reading = (resource = "article-1") => `/api/Resource/${accessKey}/${resource}`;
const asked = { ResourceURL: "", UserToken: "" };
const news = { ResourceKey: "article-1", ResourceURL: "" };
const digital = "d2f1c0b9-8a76-4e5d-9c43-2b1a0f9e8d7c";
const group = { PricingGroupID: "9a4e2f60-3b1d-4c8a-8f57-0e6d1c2b3a49" };
const amp = { readerID: "reader", resourceURL: "https://news.example/article-1" };
const zip = [{ Name: "Zip", Value: "24103" }];
const save = { method: "PUT", path: property("/Resource/new"), body: { Name: "New", PricingGroup: group } };

/** A temporary token and a callback token that can be asked about. */
async function tokensOf({ ask, panel }: Site) {
  await ask({
    method: "PUT",
    path: property("/ExternalSubscriber/P-1"),
    body: { SubscriberKey: "P-1", ValidationFields: zip },
  });
  const link = { SubscriberKey: "P-1", ApplicationUserID: bea, ValidationFields: zip };
  const { CallbackToken } = (await panel("linkSubscriber", link)) as { CallbackToken: string };
  const { TemporaryUserToken } = (await panel("issueTemporaryUserToken", { ApplicationUserID: bea })) as {
    TemporaryUserToken: string;
  };
  return { callback: CallbackToken, temporary: TemporaryUserToken };
}

/** A call of each operation that succeeds. */
function everyCall({ callback, temporary }: { callback: string; temporary: string }): Readonly<Record<string, Call>> {
  return {
    getResourceAccess: { path: reading(), query: asked },
    getResourceAccessByTemporaryUserToken: { path: `/api/TemporaryUserToken/${accessKey}/${temporary}`, query: news },
    getProperty: { path: property() },
    listResources: { path: property("/Resource") },
    getResource: { path: property("/Resource/article-1") },
    saveResource: save,
    saveExternalSubscriber: {
      method: "PUT",
      path: property("/ExternalSubscriber/P-2"),
      body: { SubscriberKey: "P-2" },
    },
    getLinkedUsers: { path: property("/ExternalSubscriber/P-1/LinkedUser") },
    importExternalSubscribers: {
      method: "POST",
      path: property("/ExternalSubscriberImport"),
      body: { Data: { Subscribers: [{ SubscriberKey: "P-3" }] } },
    },
    exportExternalSubscribers: {
      method: "POST",
      path: property("/ExternalSubscriberExport"),
      body: { StartDate: "2026-01-01T00:00:00Z", EndDate: noon },
    },
    exportFulfillmentSubscriptions: {
      method: "POST",
      path: property("/ExternalFulfillmentSubscriptionExport"),
      body: { SubscriptionGroupID: digital, AsOfDate: noon },
    },
    getCallbackResult: { path: property(`/CallbackResult/${callback}`) },
    authorizeAmpReader: { path: `/api/AmpResourceAccess/${accessKey}/Authorization`, query: amp, unsigned: true },
    pingbackAmpReader: {
      method: "POST",
      path: `/api/AmpResourceAccess/${accessKey}/Pingback`,
      query: amp,
      unsigned: true,
    },
  };
}

/** Every member that is null, by its way from the top. */
function nulls(value: unknown, way = ""): readonly string[] {
  if (value === null) return [way];
  if (typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, member]) => nulls(member, `${way}/${name}`));
}

test("plain http is accepted", async () => {
  await using simulator = await createSimulator({ services: ["wallit"], clock: noon });
  const url = simulator.url("wallit");
  expect(url).toMatch(/^http:\/\//);
  const { path, query, headers } = requestOf({ path: reading(), query: asked });
  expect((await fetch(`${url}${path}?${query}`, { headers })).status).toBe(200);
});

test("success is 200 for every operation, creations and what is queued included", async () => {
  const site = await aSite();
  const calls = everyCall(await tokensOf(site));
  const contract = readFileSync(`${contractFolder("wallit")}/openapi.json`, "utf8");
  const operations = [...contract.matchAll(/"operationId": ?"(\w+)"/g)].map(([, id]) => id);
  expect(Object.keys(calls).toSorted()).toEqual(operations.toSorted());
  for (const [operation, call] of Object.entries(calls))
    expect([operation, (await site.ask(call)).status]).toEqual([operation, 200]);
});

describe("objects within answers are never null", () => {
  test("of an access answer, whoever asks for whatever", async () => {
    const site = await aSite();
    const { temporary } = await tokensOf(site);
    const answers = [
      await site.access("article-1"),
      await site.access("nothing"),
      await site.answered({ path: `/api/TemporaryUserToken/${accessKey}/${temporary}`, query: news }),
    ];
    await site.panel("changeProperty", { EnableQuota: false, EnableSubscriptions: false });
    answers.push(await site.access("article-1"));
    for (const answer of answers) {
      expect(answer).toMatchObject({
        Quota: { IsEnabled: expect.any(Boolean), PeriodStartDate: expect.any(String) },
        Subscription: { IsCurrent: expect.any(Boolean), ExpirationDate: expect.any(String) },
        Purchase: { IsPurchased: expect.any(Boolean) },
      });
      expect(nulls(answer)).toEqual([]);
    }
  });

  test("of a property and of a resource, but for the property that was not asked for", async () => {
    const site = await aSite();
    const created = await site.answered(save);
    expect([created.PricingGroup, created.ResourcePricingTiers]).toEqual([expect.objectContaining(group), []]);
    expect(nulls(await site.answered({ path: property() }))).toEqual([]);
    const query = { includePropertyData: "true" };
    expect(nulls(await site.answered({ path: property("/Resource/article-1"), query }))).toEqual([]);
    expect(nulls(await site.answered({ path: property("/Resource/article-1") }))).toEqual(["/Property"]);
  });
});

describe("query parameters", () => {
  test("that nobody knows are tolerated by every operation", async () => {
    const site = await aSite();
    for (const [operation, call] of Object.entries(everyCall(await tokensOf(site)))) {
      const query = { ...call.query, temporaryUserToken: "leaked", zone: "" };
      expect([operation, (await site.ask({ ...call, query })).status]).toEqual([operation, 200]);
    }
  });

  test("that are empty are tolerated, an empty AdBlockerStatus too", async () => {
    const site = await aSite();
    const empty = { IP: "", AdBlockerStatus: "", UseLegacyPaywall: "" };
    expect(await site.access("article-1", empty)).toMatchObject({ AdBlockerStatus: "Unknown" });
    const { temporary } = await tokensOf(site);
    const path = `/api/TemporaryUserToken/${accessKey}/${temporary}`;
    expect((await site.ask({ path, query: { ...news, ...empty } })).status).toBe(200);
  });
});

test("signatures are verified with lower-cased names in order, however they are sent", async () => {
  const site = await aSite();
  const query = {
    UserToken: "",
    ip: "10.0.0.1",
    ResourceURL: "https://News.example/A b",
    Zone: "",
    adBlockerStatus: "",
  };
  const call = { path: reading(), query };
  const sorted = "adblockerstatus=&ip=10.0.0.1&resourceurl=https://news.example/a b&usertoken=&zone=";
  const timestamp = "Tue, 10 Mar 2026 12:00:00 GMT";
  const signed = (parameters: string) =>
    tokenOf("test-secret", `GET\n${timestamp}\n${reading().toLowerCase()}\n${parameters}`);
  const status = async (token: string) => {
    const headers = { timestamp, authentication: `${accessKey}:${token}` };
    return (await site.ask({ ...call, unsigned: true, headers })).status;
  };
  expect(await status(signed(sorted))).toBe(200);
  const asSent = Object.entries(query).map(([name, value]) => `${name}=${value}`);
  expect(await status(signed(asSent.join("&").toLowerCase()))).toBe(401);
});

test("a PUT of a resource is answered with JSON, the resource, whether it creates or changes", async () => {
  const site = await aSite();
  const { type } = await site.ask(save);
  expect(type).toMatch(/^application\/json/);
  expect(await site.answered({ ...save, body: { Title: "Changed" } })).toMatchObject({ Name: "New", Title: "Changed" });
});

test("an unknown resource key is 200, as the plugin that checks its credentials expects", async () => {
  const site = await aSite();
  const query = { ResourceURL: "api-validation", UserToken: "" };
  const { status, body } = await site.ask({ path: reading("api-validation"), query });
  expect([status, body]).toEqual([
    200,
    expect.objectContaining({ AccessReason: "UnknownResource", AccessActionURL: "" }),
  ]);
});

describe("what an administrator is told apart by", () => {
  const calls: readonly Call[] = [{ path: reading(), query: asked }, { path: property() }];

  test.each(calls)("an unknown API key is 404: $path", async ({ path, query = {} }) => {
    const site = await aSite();
    const unknown = "00000000-0000-4000-8000-000000000000";
    const other = path.replace(/[0-9A-F-]{36}/, unknown);
    expect((await site.ask({ path: other, query, key: unknown })).status).toBe(404);
  });

  test.each(calls)("a bad token is 401: $path", async ({ path, query = {} }) => {
    const site = await aSite();
    expect((await site.ask({ path, query, secret: "wrong" })).status).toBe(401);
  });
});

test.each<[number, Call]>([
  [400, { ...save, body: {} }],
  [401, { path: property(), secret: "wrong" }],
  [403, { path: property(), key: accessKey }],
  [404, { path: property("/Resource/nothing") }],
])("a failure is JSON with a Message: %i", async (status, call) => {
  const site = await aSite();
  const answer = await site.ask(call);
  expect(answer).toMatchObject({ status, body: { Message: expect.stringMatching(/./) } });
  expect(answer.type).toMatch(/^application\/json/);
});

test("a UserToken may be missing: whoever asks is somebody new", async () => {
  const site = await aSite();
  const answer = await site.answered({ path: reading(), query: { ResourceURL: "" } });
  expect(answer).toMatchObject({ IsAnonymousUser: true, UserToken: expect.stringMatching(/^[0-9a-f-]{36}\|\d{18}\|/) });
});

test("an empty ResourceURL may be sent, also where pages would be read for new resources", async () => {
  const site = await aSite();
  await site.panel("changeProperty", { DynamicallyCreateResources: true });
  expect(await site.access("article-1", { ResourceURL: "" })).toMatchObject({ AccessReason: "Quota" });
  expect(await site.access("brand-new", { ResourceURL: "" })).toMatchObject({ AccessReason: "UnknownResource" });
});
