import { mkdirSync } from "node:fs";
import type { BrowserContext, Page } from "playwright-core";
import { createSimulator } from "stunt-double";
import { afterAll, beforeEach, expect, test } from "vitest";
import { aBrowser } from "./browser.ts";
import { openNewsSite } from "./news-site.ts";

const simulator = await createSimulator({ services: ["wallit"] });
const bea = "43f9d0c1-6e2b-4a58-9b17-8d0c5f3e2a16";
const vendor = { url: simulator.url("wallit"), ...simulator.credentials("wallit").access };
const site = await openNewsSite(() => vendor);
const browser = await aBrowser();
/** `SHOTS=<folder>` keeps what was seen. */
const shots = process.env.SHOTS;
if (shots) mkdirSync(shots, { recursive: true });
let visitor: BrowserContext;
let page: Page;
let complaints: string[];

beforeEach(async () => {
  await simulator.reset();
  await simulator.panel("wallit").changeProperty({ EnableQuota: false });
  visitor = await browser.newContext();
  page = await visitor.newPage();
  complaints = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  return () => visitor.close();
});
afterAll(async () => {
  await browser.close();
  site.close();
  await simulator.close();
});

async function seen(name: string): Promise<void> {
  if (!shots) return;
  for (const [width, scheme] of [
    [390, "light"],
    [1400, "dark"],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: scheme });
    await page.screenshot({ path: `${shots}/${name}-${width}-${scheme}.png` });
  }
}

/** What Bea's wallet holds, in USD. */
async function wallet(): Promise<number> {
  const row = await simulator.rows("wallit").read("endUsers", bea);
  return Number(row.walletCents) / 100;
}

async function logIn(): Promise<void> {
  const form = page.locator("#log-in");
  await form.getByLabel("E-mail address").fill("bea@example.com");
  await form.getByLabel("Password").fill("Bea-1");
  await form.getByRole("button", { name: "Log in" }).click();
}

test("a reader is sent to the paywall, buys, comes back, reads, and reads again without paying", async () => {
  await page.goto(site.url);
  expect(new URL(page.url()).pathname).toBe("/_stage/paywall");
  await seen("1-paywall");
  await logIn();
  await seen("2-offers");
  await page.getByRole("button", { name: "Buy for $0.40" }).click();

  expect(new URL(page.url()).origin + new URL(page.url()).pathname).toBe(site.url);
  await expect(page.locator("p").textContent()).resolves.toContain("the night ferry");
  await seen("3-article");
  const paid = await wallet();
  expect(paid).toBe(9.6);
  await page.goto(site.url);
  await expect(page.locator("footer").textContent()).resolves.toBe("Purchase");
  expect(await wallet()).toBe(paid);
  expect(complaints).toEqual([]);
});

test("a temporary token that was used is refused, and the way in is shown again", async () => {
  await page.goto(site.url);
  await logIn();
  await page.getByRole("button", { name: "Buy for $0.40" }).click();
  const link = page.url();
  expect(link).toContain("iMonezaTUT=");

  const thief = await (await browser.newContext()).newPage();
  const answer = await thief.goto(link);
  expect(answer?.status()).toBe(403);
  await thief.getByRole("link", { name: "Open the article" }).click();
  expect(new URL(thief.url()).pathname).toBe("/_stage/paywall");
  await thief.context().close();
});

test("somebody new signs up, is told what a wallet lacks, pays in and subscribes", async () => {
  await page.goto(site.url);
  const form = page.locator("#sign-up");
  await form.getByLabel("E-mail address").fill("nele@example.com");
  await form.getByLabel("First name").fill("Nele");
  await form.getByLabel("Password").fill("Nele-1");
  await form.getByRole("button", { name: "Sign up" }).click();
  await page.getByRole("button", { name: "Buy for $0.40" }).click();
  await seen("4-refused");
  await expect(page.locator("body").textContent()).resolves.toMatch(/wallet/);
  await page.goBack();
  await page.getByRole("button", { name: "Pay $10.00 into your wallet" }).click();
  await page.getByRole("button", { name: "Subscribe for $9.50 a month" }).click();
  await expect(page.locator("footer").textContent()).resolves.toBe("Subscription");
});

test.each([390, 1400])("the paywall fits a window of %i pixels, and says what every field is for", async (width) => {
  await page.setViewportSize({ width, height: 800 });
  await page.goto(site.url);
  expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
  const nameless =
    "[...document.querySelectorAll('input:not([type=hidden])')].filter((one) => one.labels.length === 0).length";
  expect(await page.locator("input:not([type=hidden])").count()).toBeGreaterThan(2);
  expect(await page.evaluate<number>(nameless)).toBe(0);
  expect(complaints).toEqual([]);
});
