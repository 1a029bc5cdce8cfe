import { expect, test } from "vitest";
import type { RawReply } from "../../../src/core/http.ts";
import { wallit } from "../../../src/services/wallit/service.ts";
import { accessKey, aSite, bea, requestOf } from "./site.ts";

type Site = Awaited<ReturnType<typeof aSite>>;
const article = "https://news.example/article-1?from=home";

/** What a browser does at an address: read it, or send a form that it shows. */
function browserAt(site: Site) {
  const go = (address: string, form?: Readonly<Record<string, string>>): Promise<RawReply> => {
    const { pathname, search } = new URL(address);
    const plain = requestOf({ method: form ? "POST" : "GET", path: pathname, unsigned: true });
    const body = Buffer.from(new URLSearchParams(form ?? {}).toString());
    const headers = form ? { "content-type": "application/x-www-form-urlencoded" } : {};
    return site.simulator.pipeline.handle(wallit, { ...plain, query: search.slice(1), body, headers });
  };
  const hidden = (page: RawReply): Record<string, string> =>
    Object.fromEntries(
      [...String(page.body).matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
        ([, name = "", value = ""]) => [name, value.replaceAll("&amp;", "&")],
      ),
    );
  return { go, hidden };
}

const byToken = (site: Site, token: string) =>
  site.ask({
    path: `/api/TemporaryUserToken/${accessKey}/${token}`,
    query: { ResourceKey: "article-1", ResourceURL: article },
  });

async function denied(site: Site): Promise<string> {
  await site.panel("changeProperty", { EnableQuota: false });
  const answer = await site.access("article-1", { ResourceURL: article });
  expect(answer).toMatchObject({ AccessReason: "Deny", AccessAction: "Purchase", IsAnonymousUser: true });
  return `${answer.AccessActionURL}&OriginalURL=${encodeURIComponent(article)}`;
}

test("a reader logs in, buys, is sent back, reads, and reads again without paying", async () => {
  const site = await aSite();
  const { go, hidden } = browserAt(site);
  const address = await denied(site);

  const page = await go(address);
  expect(page).toMatchObject({ status: 200, type: "text/html; charset=utf-8" });
  const entered = await go(address, {
    ...hidden(page),
    do: "log-in",
    EmailAddress: "bea@example.com",
    Password: "Bea-1",
  });
  expect(entered.status).toBe(303);

  const offer = await go(String(entered.headers.location));
  expect(String(offer.body)).toContain("Buy for $0.40");
  const bought = await go(address, { ...hidden(offer), do: "buy" });
  const back = new URL(String(bought.headers.location));
  expect(back.href).toContain(`${article}&iMonezaTUT=`);

  const token = back.searchParams.get("iMonezaTUT") ?? "";
  const first = await byToken(site, token);
  expect(first.body).toMatchObject({ AccessReason: "Purchase", AccessActionURL: "", WalletBalance: 9.6 });
  expect((await byToken(site, token)).status).toBe(404);
  const { UserToken } = first.body as { UserToken: string };
  expect(await site.access("article-1", { UserToken })).toMatchObject({ AccessReason: "Purchase", WalletBalance: 9.6 });
});

test("somebody new signs up, pays into the wallet and subscribes", async () => {
  const site = await aSite();
  const { go, hidden } = browserAt(site);
  const address = await denied(site);
  const signUp = { do: "sign-up", EmailAddress: "new@example.com", FirstName: "Nele", Password: "Nele-1" };

  let page = await go(address);
  page = await go(String((await go(address, { ...hidden(page), ...signUp })).headers.location));
  page = await go(String((await go(address, { ...hidden(page), do: "top-up" })).headers.location));
  expect(String(page.body)).toContain("$10.00");
  const subscribed = await go(address, { ...hidden(page), do: "subscribe", SubscriptionGroupKey: "digital" });
  const token = new URL(String(subscribed.headers.location)).searchParams.get("iMonezaTUT") ?? "";
  expect((await byToken(site, token)).body).toMatchObject({ AccessReason: "Subscription", FirstName: "Nele" });
});

test("what cannot be done is told and changes nothing", async () => {
  const site = await aSite();
  const { go, hidden } = browserAt(site);
  const address = await denied(site);
  const sent = hidden(await go(address));
  const before = await site.sandbox.hash();

  const wrong = await go(address, { ...sent, do: "log-in", EmailAddress: "bea@example.com", Password: "no" });
  expect([wrong.status, String(wrong.body)]).toEqual([400, expect.stringContaining("Nobody has this address")]);
  expect((await go(address, { ...sent, do: "buy" })).status).toBe(400);
  expect((await go(address.replace("article-1", "nothing"))).status).toBe(404);
  expect(await site.sandbox.hash()).toBe(before);
});

test("a reader of AMP who logs in is known by his id from then on", async () => {
  const site = await aSite();
  const { go, hidden } = browserAt(site);
  await site.panel("changeProperty", { EnableQuota: false });
  await site.panel("purchaseResource", { ApplicationUserID: bea, ResourceKey: "article-1" });
  const ask = () =>
    site.answered({
      path: `/api/AmpResourceAccess/${accessKey}/Authorization`,
      query: { readerID: "amp-1", resourceURL: "https://news.example/article-1" },
      unsigned: true,
    });

  const address = String((await ask()).accessActionURL);
  const page = await go(address);
  const form = { ...hidden(page), do: "log-in", EmailAddress: "bea@example.com", Password: "Bea-1" };
  expect((await go(address, form)).status).toBe(303);
  expect(await ask()).toMatchObject({ accessReason: "Purchase", isAnonymousUser: false, accessActionURL: "" });
});
