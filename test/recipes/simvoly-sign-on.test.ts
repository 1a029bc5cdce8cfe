import { mkdirSync } from "node:fs";
import type { BrowserContext, Page } from "playwright-core";
import { createSimulator } from "stunt-double";
import { afterAll, beforeEach, expect, test } from "vitest";
import { aBrowser } from "./browser.ts";
import { accessUrl, openDashboard } from "./dashboard.ts";

const simulator = await createSimulator({ services: ["simvoly"], clock: "2026-11-22T10:00:00Z" });
const vendor = { url: simulator.url("simvoly"), ...simulator.credentials("simvoly").platform };
const platform = { as: "platform" } as const;
const mateo = "shop-18";
const dashboard = await openDashboard(() => vendor, mateo);
const browser = await aBrowser();
/** `SHOTS=<folder>` keeps what was seen. */
const shots = process.env.SHOTS;
if (shots) mkdirSync(shots, { recursive: true });
let visitor: BrowserContext;
let page: Page;
let complaints: string[];
/** Mateo's, with the website that it has and one more. */
let projectId: string;

beforeEach(async () => {
  await simulator.reset();
  const listed = await simulator.call("simvoly", "listProjects", { externalCustomerId: mateo }, platform);
  projectId = listed.status === 200 ? String(listed.body[0]?.id) : "";
  const wish = { projectId: Number(projectId), templateId: 12, customerSubdomain: "ruiz-cakes" };
  await simulator.call("simvoly", "addWebsite", wish, platform);
  visitor = await browser.newContext();
  page = await visitor.newPage();
  complaints = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  return () => visitor.close();
});
afterAll(async () => {
  await browser.close();
  dashboard.close();
  await simulator.close();
});

async function seen(name: string): Promise<void> {
  if (!shots) return;
  for (const [width, scheme] of [
    [390, "light"],
    [390, "dark"],
    [1400, "light"],
    [1400, "dark"],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: scheme });
    await page.screenshot({ path: `${shots}/${name}-${width}-${scheme}.png` });
  }
}

/** What the builder shows: who is logged in, to which website, where. */
async function shown(): Promise<readonly (string | null)[]> {
  expect(new URL(page.url()).pathname).toBe("/_stage/builder");
  return Promise.all(["h1", "#user", "#host", "#path"].map((one) => page.locator(one).textContent()));
}

test("a customer gets into the builder without logging in, to the website chosen or to the one modified last", async () => {
  await page.goto(dashboard.url(projectId));
  await page.getByRole("button", { name: "Edit Ruiz Studio" }).click();
  expect(await shown()).toEqual(["Ruiz Studio", "Mateo Ruiz", "studio.example", "/me/website"]);
  await seen("1-builder");

  await page.goto(dashboard.url(projectId));
  await page.getByRole("button", { name: "Go on building" }).click();
  expect(await shown()).toEqual(["Bakery", "Mateo Ruiz", "ruiz-cakes.sites.example", "/me/website"]);
  await page.getByLabel("Name of the website").fill("Ruiz Cakes");
  await page.getByRole("button", { name: "Save" }).click();
  expect(await shown()).toEqual(["Ruiz Cakes", "Mateo Ruiz", "ruiz-cakes.sites.example", "/me/website"]);
  await page.goto(dashboard.url(projectId));
  expect(await page.getByRole("button").allTextContents()).toEqual([
    "Go on building",
    "Edit Ruiz Studio",
    "Edit Ruiz Cakes",
  ]);
  expect(complaints).toEqual([]);
});

test("what is saved last is what the next access address leads to", async () => {
  await simulator.clock.advance("PT1M");
  await page.goto(dashboard.url(projectId));
  await page.getByRole("button", { name: "Edit Ruiz Studio" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await page.goto(await accessUrl(vendor, { customer: mateo, projectId }));
  expect((await shown())[0]).toBe("Ruiz Studio");
});

test("after 900 seconds the access address and the builder ask for a new link, and a new one lets in again", async () => {
  const address = await accessUrl(vendor, { customer: mateo, projectId });
  await simulator.clock.advance("PT14M59S");
  expect((await page.goto(address))?.status()).toBe(200);
  expect((await shown())[0]).toBe("Bakery");

  await simulator.clock.advance("PT1S");
  expect((await page.reload())?.status()).toBe(410);
  await expect(page.locator("h1").textContent()).resolves.toBe("Ask for a new link");
  await seen("2-builder-over");
  expect((await page.goto(address))?.status()).toBe(410);
  await expect(page.locator("h1").textContent()).resolves.toBe("Session has expired");
  await expect(page.locator("p").textContent()).resolves.toContain("ask for a new link");
  await seen("3-address-over");

  await page.goto(await accessUrl(vendor, { customer: mateo, projectId }));
  expect((await shown())[0]).toBe("Bakery");
});

test("a deleted website is an error in the builder, behind its address and for the next session", async () => {
  const listed = await simulator.call("simvoly", "listProjectWebsites", { id: Number(projectId) }, platform);
  const websiteId = listed.status === 200 ? (listed.body[1]?.id ?? 0) : 0;
  const ofSite = { customer: mateo, projectId, websiteId: String(websiteId) };
  const address = await accessUrl(vendor, ofSite);
  await page.goto(address);
  expect((await shown())[0]).toBe("Bakery");
  await simulator.call("simvoly", "setWebsiteStatus", { id: websiteId, status: "DELETED" }, platform);

  expect((await page.reload())?.status()).toBe(404);
  await expect(page.locator("h1").textContent()).resolves.toBe("Website not found");
  await seen("4-builder-gone");
  expect((await page.goto(address))?.status()).toBe(404);
  await seen("5-address-gone");
  await expect(accessUrl(vendor, ofSite)).rejects.toThrow("Website not found");
  await page.goto(await accessUrl(vendor, { customer: mateo, projectId }));
  expect((await shown())[0]).toBe("Ruiz Studio");
});

test("a new user follows the link of the e-mail, logs in, and is in the builder", async () => {
  const user = { name: "Nele Brandt", email: "nele@example.com" };
  const made = await simulator.call("simvoly", "createUser", user, platform);
  const [mail] = await simulator.outbox.list({ topic: "password_reset" });
  const address = /https?:\/\/\S+/.exec(String(mail?.data.text))?.[0] ?? "";
  const userId = made.status === 200 ? made.body.data.id : 0;
  await simulator.call("simvoly", "createProject", { userId, customerSubdomain: "nele" }, platform);

  await page.goto(address);
  await seen("6-sign-in");
  expect(await page.getByLabel("E-mail address").inputValue()).toBe("nele@example.com");
  await page.getByLabel("Password").fill("Nele-1");
  await page.getByRole("button", { name: "Log in" }).click();
  expect(await shown()).toEqual(["Nele's Website", "Nele Brandt", "nele.sites.example", "/me/website"]);
  await seen("7-builder-by-log-in");
  expect(complaints).toEqual([]);
});

test.each([390, 1400])("the pages fit a window of %i pixels, and say what every field is for", async (width) => {
  await page.setViewportSize({ width, height: 800 });
  const builder = await accessUrl(vendor, { customer: mateo, projectId, websiteId: "1" });
  await simulator.panel("simvoly").editWebsite({ websiteId: 1, name: "Donaudampfschifffahrt".repeat(5) });
  for (const [address, fields] of [
    [builder, 1],
    [`${vendor.url}/_stage/sign-in`, 2],
  ] as const) {
    await page.goto(address);
    await seen(`8-${fields}-fields`);
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    const nameless =
      "[...document.querySelectorAll('input:not([type=hidden])')].filter((one) => one.labels.length === 0).length";
    expect(await page.locator("input:not([type=hidden])").count()).toBe(fields);
    expect(await page.evaluate<number>(nameless)).toBe(0);
  }
  expect(complaints).toEqual([]);
});
