import type { Page } from "playwright-core";
import { createSimulator } from "stunt-double";
import { afterAll, beforeEach, expect, test } from "vitest";
import { aBrowser } from "./browser.ts";
import { openShop } from "./shop-page.ts";

const simulator = await createSimulator({ services: ["rank-math"], clock: "2026-11-22T10:00:00Z" });
const reseller = { url: simulator.url("rank-math"), ...simulator.credentials("rank-math").reseller };
const shop = await openShop(() => reseller);
const browser = await aBrowser();
let page: Page;

beforeEach(async () => {
  await simulator.reset();
  page = await browser.newPage();
  return () => page.close();
});
afterAll(async () => {
  await browser.close();
  shop.close();
  await simulator.close();
});

async function buy() {
  await page.goto(shop.url);
  await page.getByLabel("E-mail").fill("jane@example.com");
  await page.getByRole("button", { name: "Buy" }).click();
  return page.locator("p").textContent();
}

test("a customer buys a licence", async () => {
  expect(await buy()).toBe("Your licence is active until 2027-11-22.");
  expect((await simulator.journal.entries({ operation: "createOrder" }))[0]).toMatchObject({ status: 200 });
});

test("a customer is told when the vendor fails, and succeeds a moment later", async () => {
  await simulator.faults.add("rank-math", "createOrder", { answer: "storing_error" });
  expect(await buy()).toBe("Nothing was bought. Try again later.");
  expect(await buy()).toBe("Your licence is active until 2027-11-22.");
});

test("a page may ask the vendor itself, as far as the vendor lets pages do so", async () => {
  await buy();
  const url = `${reseller.url}/wp-json/reseller/v1/orders/`;
  const authorization = `Basic ${btoa(`${reseller.username}:${reseller.password}`)}`;
  const ask = async ([address, credentials]: readonly string[]) =>
    (await fetch(address ?? "", { headers: { authorization: credentials ?? "" } })).json();
  expect(await page.evaluate(ask, [url, authorization])).toMatchObject({ code: "success" });
});
