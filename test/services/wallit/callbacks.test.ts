import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { RawRequest } from "../../../src/core/http.ts";
import { isSigned } from "../../../src/services/wallit/rules/signature.ts";
import { aSite, bea, manageKey } from "./site.ts";

let base = "";
let status = 200;
const received: IncomingMessage[] = [];
let sites = 0;
const server = createServer((request, response) => {
  received.push(request);
  response.writeHead(status).end();
});
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  status = 200;
});

async function aListeningSite() {
  const site = await aSite();
  sites += 1;
  const own = `/site-${sites}`;
  /** What was sent here; deliveries of other tests may still be on their way. */
  const heard = () => received.filter(({ url }) => url?.startsWith(`${own}/`));
  const second = (await site.panel("addKeySet", { API: "manage" })) as { Key: string; Secret: string };
  await site.panel("setCallbackAddress", { Key: manageKey, URL: `${base}${own}/one?mine=1` });
  await site.panel("setCallbackAddress", { Key: second.Key, URL: `${base}${own}/two` });
  const put = { SubscriberKey: "P-1", MaximumLinkedUsers: 1, ValidationFields: [{ Name: "Zip", Value: "24103" }] };
  const eligible = [{ SubscriptionGroupKey: "digital", EligibilityEndDate: "2027-01-01T00:00:00Z" }];
  await site.answered({
    method: "PUT",
    path: site.property("/ExternalSubscriber/P-1"),
    body: { ...put, EligibleSubscriptions: eligible },
  });
  const link = () =>
    site.panel("linkSubscriber", {
      SubscriberKey: "P-1",
      ApplicationUserID: bea,
      ValidationFields: [{ Name: "Zip", Value: "24103" }],
    }) as Promise<{ CallbackToken: string }>;
  const result = (token: string) => site.ask({ path: site.property(`/CallbackResult/${token}`) });
  return { ...site, own, heard, second, link, result };
}

test("every address is told by a GET that is signed with its own key", async () => {
  const { sandbox, link, second, heard, own } = await aListeningSite();
  const { CallbackToken } = await link();
  await sandbox.settle();

  expect(heard().map(({ url, method }) => `${method} ${url}`)).toEqual([
    `GET ${own}/one?mine=1&CallbackType=ExternalSubscriberLinked&CallbackToken=${CallbackToken}`,
    `GET ${own}/two?CallbackType=ExternalSubscriberLinked&CallbackToken=${CallbackToken}`,
  ]);
  const secrets = ["test-secret", second.Secret];
  for (const [at, { url = "", headers }] of heard().entries()) {
    const { pathname, search } = new URL(url, base);
    const sent: RawRequest = {
      method: "GET",
      path: pathname,
      query: search.slice(1),
      headers: { timestamp: String(headers.timestamp) },
      body: new Uint8Array(),
      receivedAt: 0,
      base,
    };
    const token = String(headers.authentication).split(":")[1] ?? "";
    expect(isSigned(sent, token, secrets[at] ?? "")).toBe(true);
  }
});

test("a link, an eligible purchase and a fulfilled one are told with their results", async () => {
  const { panel, link, result } = await aListeningSite();
  const linked = await result((await link()).CallbackToken);
  expect(linked.body).toMatchObject({ SubscriberKey: "P-1", Users: [{ ApplicationUserID: bea, Subscriptions: [] }] });

  const bought = (await panel("subscribe", { ApplicationUserID: bea, SubscriptionGroupKey: "digital" })) as {
    CallbackTokens: string[];
  };
  expect(bought.CallbackTokens).toHaveLength(1);
  expect((await result(bought.CallbackTokens[0] ?? "")).body).toMatchObject({
    Users: [{ Subscriptions: [{ SubscriptionKey: "digital", ExpirationDate: "2026-04-10T12:00:00.0000000Z" }] }],
  });

  await panel("addSubscriptionGroup", { SubscriptionGroupKey: "print", Name: "Print", Fulfilled: true });
  const printed = (await panel("subscribe", { ApplicationUserID: bea, SubscriptionGroupKey: "print" })) as {
    CallbackTokens: string[];
  };
  expect((await result(printed.CallbackTokens[0] ?? "")).body).toMatchObject({
    ApplicationUserID: bea,
    Subscription: { SubscriptionKey: "print", ExpirationDate: "2026-04-10T12:00:00", DemographicFields: null },
  });
});

test("whoever does not answer 200 is tried twice more within two minutes and given up", async () => {
  const { sandbox, link, heard } = await aListeningSite();
  status = 204;
  await link();
  await sandbox.advance({ minutes: 10 });
  const [first] = await sandbox.outbox({ kind: "webhook" });
  expect(first?.status).toBe("failed");
  expect(first?.attempts.map(({ at }) => at)).toEqual([
    "2026-03-10T12:00:00.000Z",
    "2026-03-10T12:00:30.000Z",
    "2026-03-10T12:02:00.000Z",
  ]);
  expect(heard()).toHaveLength(6);
});

test("a result is there for 24 hours, and cleared away after 48", async () => {
  const { sandbox, link, result } = await aListeningSite();
  const { CallbackToken } = await link();
  await sandbox.advance({ hours: 23, minutes: 59 });
  expect((await result(CallbackToken)).status).toBe(200);
  await sandbox.advance({ minutes: 1 });
  const rule = async () => (await result(CallbackToken)).headers["x-stunt-double-rule"];
  expect(await rule()).toBe("wallit/callback-result-lives-24-hours");
  await sandbox.advance({ hours: 24 });
  expect(await rule()).toBe("wallit/callback-token-known");
});

test("a full subscriber takes no other user, and nobody without the fields", async () => {
  const { panel, link } = await aListeningSite();
  await link();
  const { ApplicationUserID } = (await panel("addEndUser", { EmailAddress: "ida@example.com" })) as Record<
    string,
    string
  >;
  const fields = [{ Name: "Zip", Value: "24103" }];
  const other = (ValidationFields: unknown) =>
    panel("linkSubscriber", { SubscriberKey: "P-1", ApplicationUserID, ValidationFields });
  await expect(other(fields)).rejects.toThrow("has 1 linked users");
  await expect(other([])).rejects.toThrow("Zip is not that of subscriber P-1.");
});
