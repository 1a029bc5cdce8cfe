import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessKey, aSite } from "./site.ts";

let base = "";
const asked: string[] = [];
const pages: Record<string, { type?: string; status?: number; body: string }> = {};
const server = createServer((request, response) => {
  asked.push(request.url ?? "");
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  const page = pages[pathname] ?? { status: 404, body: "no" };
  response.writeHead(page.status ?? 200, { "content-type": page.type ?? "text/html; charset=utf-8" }).end(page.body);
});
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const html = (head: string, type = "application/wallit") => ({
  body: `<!doctype html><html><head><title> The
  tides </title><meta name="Description" content="High &amp; low">${head.replaceAll("<Block>", `<script type="${type}">`)}</head><body><svg><title>no</title></svg></body></html>`,
});
const block = (inside: string) => `<Block><Resource>${inside}</Resource></script>`;

async function aDynamicSite() {
  const site = await aSite();
  await site.panel("changeProperty", { DynamicallyCreateResources: true });
  const open = (key: string, path: string) => site.access(key, { ResourceURL: `${base}${path}` });
  const read = async (key: string) => (await site.ask({ path: site.property(`/Resource/${key}`) })).body;
  return { ...site, open, read };
}

test("the first access to an unknown key makes a resource of the page", async () => {
  pages["/tides"] = html("");
  const site = await aDynamicSite();
  expect(await site.open("tides", "/tides")).toMatchObject({ AccessReason: "Quota", ResourceName: "The tides" });
  expect(asked.at(-1)).toBe("/tides?iMonezaTUT=6d9f0b1a-2c3e-4f50-8a61-7b8c9d0e1f20");
  expect(await site.read("tides")).toMatchObject({
    Title: "The tides",
    Description: "High & low",
    URL: `${base}/tides`,
    PublicationDate: "2026-03-10T12:00:00",
    PricingModel: "Inherit",
    PricingGroup: { Name: "Default" },
  });
  const before = asked.length;
  pages["/tides"] = html("<title>Other</title>");
  await site.open("tides", "/tides");
  expect(asked).toHaveLength(before);
});

test("the canonical page is the one that is read", async () => {
  pages["/print/tides"] = html('<link rel="canonical" href="/canonical">');
  pages["/canonical"] = { body: "<title>Canonical</title>" };
  const site = await aDynamicSite();
  await site.open("tides", "/print/tides");
  expect(await site.read("tides")).toMatchObject({ Title: "Canonical", URL: `${base}/canonical` });
});

test("the last block says what it says", async () => {
  pages["/block"] = html(
    block("<Title>First</Title>") +
      block(
        "<Name>harbour</Name><Title>A &amp; B</Title><Byline>Ada</Byline><PublicationDate>2026-01-02T03:04:05+01:00</PublicationDate><PricingGroup>Free</PricingGroup><PricingModel>TimeTiered</PricingModel><ResourcePricingTiers><ResourcePricingTier><Tier>60</Tier><Price>0.10</Price></ResourcePricingTier><ResourcePricingTier><Tier>0</Tier><Price>0.50</Price></ResourcePricingTier></ResourcePricingTiers>",
      ),
    "application/iMoneza",
  );
  const site = await aDynamicSite();
  await site.open("block", "/block");
  expect(await site.read("block")).toMatchObject({
    Name: "harbour",
    Title: "A & B",
    Byline: "Ada",
    Description: "High & low",
    PublicationDate: "2026-01-02T02:04:05",
    PricingGroup: { Name: "Free" },
    PricingModel: "TimeTiered",
    ResourcePricingTiers: [
      { Tier: 0, Price: 0.5 },
      { Tier: 60, Price: 0.1 },
    ],
  });
});

test("a block of model Inherit sets no price", async () => {
  pages["/inherit"] = html(block("<PricingModel>Inherit</PricingModel><Price>9.00</Price>"));
  const site = await aDynamicSite();
  await site.open("inherit", "/inherit");
  expect(await site.read("inherit")).toMatchObject({ PricingModel: "Inherit", Price: 0 });
});

test.each([
  ["a page that is not there", "/nowhere", "UnknownResource"],
  ["what is no HTML", "/json", "UnknownResource"],
  ["an unknown group", "/group", "UnknownResource"],
  ["a block that is no XML", "/broken", "BadConfig"],
  ["a block with a value that is none", "/value", "BadConfig"],
])("%s leaves the resource unmade and public", async (_what, path, reason) => {
  pages["/json"] = { type: "application/json", body: "{}" };
  pages["/group"] = html(block("<PricingGroup>Nobody's</PricingGroup>"));
  pages["/broken"] = html("<Block><Resource><Name></Resource></script>");
  pages["/value"] = html(block("<Price>much</Price>"));
  const site = await aDynamicSite();
  expect(await site.open("odd", path)).toMatchObject({ AccessReason: reason, AccessAction: "Grant" });
  expect(await site.read("odd")).toMatchObject({ Message: "Item Not found" });
});

test.each([
  ["an empty address", "odd", ""],
  ["a relative address", "odd", "/tides"],
  ["a key that is too long", "k".repeat(51), "http://127.0.0.1/"],
])("%s is not tried", async (_what, key, address) => {
  const site = await aDynamicSite();
  const before = asked.length;
  expect(await site.access(key, { ResourceURL: address })).toMatchObject({ AccessReason: "UnknownResource" });
  expect(asked).toHaveLength(before);
});

test("the spider is let in to the page that it reads, as often as it comes, and reads none itself", async () => {
  const site = await aDynamicSite();
  const before = asked.length;
  for (const _time of [1, 2]) {
    const answer = await site.answered({
      path: `/api/TemporaryUserToken/${accessKey}/6d9f0b1a-2c3e-4f50-8a61-7b8c9d0e1f20`,
      query: { ResourceKey: "unmade", ResourceURL: `${base}/tides` },
    });
    expect(answer).toMatchObject({ AccessReason: "Spider", AccessAction: "Grant" });
  }
  expect(asked).toHaveLength(before);
});
