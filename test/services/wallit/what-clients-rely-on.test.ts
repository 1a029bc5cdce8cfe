import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { accessKey, aSite, bea, type Call, manageKey } from "./site.ts";

// What published clients of the vendor's do, take for granted, or break on. The simulator listens on plain http alone here.
const site = await aSite({ port: 0 });
const article = `/api/Resource/${accessKey}/article-1`;
const subscriber = (key: string) => site.property(`/ExternalSubscriber/${key}`);
const saving = (SubscriberKey: string): Call => ({
  method: "PUT",
  path: subscriber(SubscriberKey),
  body: { SubscriberKey },
});
await site.answered(saving("P-1"));

const statusOf = async (call: Call): Promise<number> => (await site.ask(call)).status;

const temporaryToken = async (): Promise<string> => {
  const issued = await site.panel("issueTemporaryUserToken", { ApplicationUserID: bea });
  return (issued as { TemporaryUserToken: string }).TemporaryUserToken;
};

test("plain http is accepted", async () => {
  const { simulator } = await aSite({ port: 0 });
  await simulator.listen();
  try {
    const address = simulator.url("wallit");
    expect(address).toMatch(/^http:\/\//);
    const timestamp = "Tue, 10 Mar 2026 12:00:00 GMT";
    const path = `/api/Property/${manageKey}`;
    const token = createHmac("sha256", "test-secret")
      .update(`GET\n${timestamp}\n${path.toLowerCase()}\n`)
      .digest("base64");
    const headers = { Timestamp: timestamp, Authentication: `${manageKey}:${token}` };
    expect((await fetch(address + path, { headers })).status).toBe(200);
  } finally {
    await simulator.close();
  }
});

test.each<[string, () => Call | Promise<Call>]>([
  ["reads a property", () => ({ path: site.property() })],
  ["lists resources", () => ({ path: site.property("/Resource") })],
  ["reads a resource", () => ({ path: site.property("/Resource/article-1") })],
  [
    "creates a resource",
    () => ({
      method: "PUT",
      path: site.property("/Resource/fresh"),
      body: { Name: "Fresh", PricingGroup: { PricingGroupID: "9a4e2f60-3b1d-4c8a-8f57-0e6d1c2b3a49" } },
    }),
  ],
  [
    "changes a resource",
    () => ({ method: "PUT", path: site.property("/Resource/article-2"), body: { Title: "Fresher" } }),
  ],
  ["asks for access", () => ({ path: article, query: { ResourceURL: "", UserToken: "" } })],
  [
    "redeems a temporary token",
    async () => ({
      path: `/api/TemporaryUserToken/${accessKey}/${await temporaryToken()}`,
      query: { ResourceKey: "article-1", ResourceURL: "" },
    }),
  ],
  ["saves a subscriber that is new", () => saving("P-3")],
  ["saves one that there is", () => saving("P-1")],
  ["reads its users", () => ({ path: `${subscriber("P-1")}/LinkedUser` })],
  [
    "imports subscribers",
    () => ({
      method: "POST",
      path: site.property("/ExternalSubscriberImport"),
      body: { Data: { Subscribers: [{ SubscriberKey: "P-2" }] } },
    }),
  ],
  [
    "exports subscribers",
    () => ({
      method: "POST",
      path: site.property("/ExternalSubscriberExport"),
      body: { StartDate: "2026-03-01T00:00:00Z", EndDate: "2026-03-31T00:00:00Z" },
    }),
  ],
  [
    "exports what is to be fulfilled",
    () => ({
      method: "POST",
      path: site.property("/ExternalFulfillmentSubscriptionExport"),
      body: { SubscriptionGroupID: "d2f1c0b9-8a76-4e5d-9c43-2b1a0f9e8d7c", AsOfDate: "2026-03-10T00:00:00Z" },
    }),
  ],
])("success is 200, never 201 or 204, for who %s", async (_what, call) => {
  const { status, body } = await site.ask(await call());
  expect([status, body !== undefined]).toEqual([200, true]);
});

test("nested objects are never null, for whoever reads whatever", async () => {
  for (const resource of ["article-1", "article-2", "nobody-knows-this"]) {
    const { Quota, Subscription, Purchase } = await site.access(resource);
    for (const nested of [Quota, Subscription, Purchase]) expect(nested).toBeInstanceOf(Object);
  }
  const { PricingGroup } = await site.answered({ path: site.property("/Resource/article-1") });
  expect(PricingGroup).toBeInstanceOf(Object);
});

test("unknown and empty query parameters are tolerated, an empty AdBlockerStatus too", async () => {
  const unknown = { temporaryUserToken: "", utm_source: "newsletter", AdBlockerStatus: "", IP: "" };
  const { AccessAction, AdBlockerStatus } = await site.access("article-1", unknown);
  expect([AccessAction, AdBlockerStatus]).toEqual(["Grant", "Unknown"]);
});

test("a signature over lower-cased, sorted names is accepted in whatever order they are sent", async () => {
  const timestamp = "Tue, 10 Mar 2026 12:00:00 GMT";
  const signed = `adblockerstatus=&ip=10.0.0.1&resourceurl=https://news.example/a b&usertoken=`;
  const message = ["GET", timestamp, article.toLowerCase(), signed].join("\n");
  const token = createHmac("sha256", "test-secret").update(message).digest("base64");
  const query = { UserToken: "", ResourceURL: "https://News.example/A b", IP: "10.0.0.1", AdBlockerStatus: "" };
  const headers = { timestamp, authentication: `${accessKey}:${token}` };
  expect(await statusOf({ path: article, query, headers, unsigned: true })).toBe(200);
});

test("a PUT of a resource is answered by JSON: the resource", async () => {
  const path = site.property("/Resource/article-1");
  const { headers, type, body } = await site.ask({ method: "PUT", path, body: { Byline: "Ada North" } });
  expect(`${type}${headers["content-type"] ?? ""}`).toContain("application/json");
  expect(body).toMatchObject({ ExternalKey: "article-1", Byline: "Ada North" });
});

test("an unknown resource key is 200", async () => {
  expect(await statusOf({ path: `/api/Resource/${accessKey}/nobody-knows-this`, query: { ResourceURL: "" } })).toBe(
    200,
  );
});

test("an unknown API key is 404, a bad token 401, and either says so in Message", async () => {
  const unknown = await site.ask({
    path: "/api/Property/11111111-2222-4333-8444-555555555555",
    key: "11111111-2222-4333-8444-555555555555",
  });
  const bad = await site.ask({ path: site.property(), secret: "another" });
  expect([unknown.status, bad.status]).toEqual([404, 401]);
  for (const { body } of [unknown, bad]) expect(body).toMatchObject({ Message: expect.stringMatching(/./) });
});

test("every error that a client meets is JSON with a Message", async () => {
  const wrong: readonly Call[] = [
    { path: "/api/Nothing" },
    { path: site.property("/Resource/nobody-knows-this") },
    { path: site.property(), unsigned: true },
    { path: site.property(), key: accessKey },
    { method: "PUT", path: site.property("/Resource/article-1"), body: { Price: "dear" } },
    { path: site.property("/CallbackResult/11111111-2222-4333-8444-555555555555") },
  ];
  for (const call of wrong) {
    const { status, body } = await site.ask(call);
    expect(status, call.path).toBeGreaterThanOrEqual(400);
    expect(body, call.path).toMatchObject({ Message: expect.stringMatching(/./) });
  }
});

test("UserToken may be missing and ResourceURL may be empty", async () => {
  expect(await statusOf({ path: article, query: { ResourceURL: "" } })).toBe(200);
});
