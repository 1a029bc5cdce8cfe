import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadCases, openContract, openTarget, type Report, renderHtml, runSuite } from "../../conformance/kit/index.ts";
import { contractFolder } from "../../openapi/read.ts";
import { switchOff } from "../../src/core/switch.ts";
import { createSimulator } from "../../src/index.ts";
import { aBrowser } from "../recipes/browser.ts";

const service = "rank-math";
const contract = openContract(contractFolder(service));
const cases = await loadCases(service);
const folder = mkdtempSync(join(tmpdir(), "stunt-double-report-"));
let browser: Browser;

beforeAll(async () => {
  browser = await aBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

async function judged(url: string): Promise<Report> {
  const target = await openTarget({ contract, url });
  return runSuite({ contract, target, cases, runId: "page" });
}

/** A double that forgets two rules. */
async function broken(): Promise<Report> {
  const simulator = await createSimulator({ port: 0 });
  switchOff(["cancellation-ends-licence-at-once", "plan-exists"]);
  try {
    return await judged(simulator.url(service));
  } finally {
    switchOff([]);
    await simulator.close();
  }
}

/** A server that answers everything with a page. */
async function pages(): Promise<Report> {
  const server = createServer((_, answer) => {
    answer.writeHead(200, { "content-type": "text/html" });
    answer.end(`<!doctype html><title>Welcome</title>${"<p>It works.</p><script>alert(1)</script>".repeat(100)}`);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  try {
    const { port } = server.address() as AddressInfo;
    return await judged(`http://127.0.0.1:${port}`);
  } finally {
    server.close();
  }
}

interface Shown {
  page: Page;
  complaints: readonly string[];
  asked: readonly string[];
}

async function shown(report: Report, context: BrowserContextOptions = {}): Promise<Shown> {
  const file = join(folder, `${report.startedAt.replaceAll(":", "")}.html`);
  writeFileSync(file, renderHtml(report));
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, ...context });
  const complaints: string[] = [];
  const asked: string[] = [];
  page.on("console", (message) => void complaints.push(message.text()));
  page.on("pageerror", (error) => void complaints.push(String(error)));
  page.on("request", (request) => void asked.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  return { page, complaints, asked };
}

/** How far the page reaches beyond the window. */
const overflow = (page: Page) => page.evaluate("document.documentElement.scrollWidth - window.innerWidth");

describe.each([
  ["a double that forgets two rules", broken],
  ["a server that answers with pages", pages],
])("the page about %s", (_, make) => {
  let report: Report;
  beforeAll(async () => {
    report = await make();
  }, 180_000);

  test("is small enough to keep, asks nobody and complains of nothing", async () => {
    expect(renderHtml(report).length).toBeLessThan(1_500_000);
    const { page, complaints, asked } = await shown(report);
    expect({ complaints, asked }).toEqual({ complaints: [], asked: [page.url()] });
    await page.close();
  });

  test.each([390, 1400])("fits a window of %i pixels, in light and dark", async (width) => {
    const grounds = new Set<unknown>();
    for (const colorScheme of ["light", "dark"] as const) {
      const { page } = await shown(report, { viewport: { width, height: 900 }, colorScheme });
      expect(await overflow(page)).toBe(0);
      await page.locator("details").evaluateAll((all) => {
        for (const one of all) one.setAttribute("open", "");
      });
      expect(await overflow(page)).toBe(0);
      grounds.add(await page.evaluate("getComputedStyle(document.body).backgroundColor"));
      await page.close();
    }
    expect(grounds.size).toBe(2);
  });

  test("says what the report says, without scripts too", async () => {
    const { page } = await shown(report, { javaScriptEnabled: false });
    expect(await page.locator("h1").innerText()).toBe("rank-math does not conform");
    const figures = await page.locator(".counts .figure").allInnerTexts();
    const counted = Object.values(report.counts).filter((count) => count > 0);
    expect(
      figures
        .map(Number)
        .filter((figure) => figure > 0)
        .sort(),
    ).toEqual(counted.sort());
    expect(await page.locator("#cases .case").count()).toBe(report.cases.length);
    expect(await page.locator("#filter").isVisible()).toBe(false);
    const [first] = report.cases.filter(({ result }) => result === "fail");
    expect(await page.locator("article").first().innerText()).toContain(first?.title);
    expect(await page.locator(".map tbody tr").count()).toBe(report.map.operations.length);
    expect(await page.locator(".rules tbody tr").count()).toBe(report.map.rules.length);
    await page.close();
  });

  test("filters its cases by result, subject and text, and opens what a link leads to", async () => {
    const { page } = await shown(report);
    const visible = () => page.locator("#cases .case:visible").count();
    await page.locator('.counts a[data-show="fail"]').click();
    expect(await visible()).toBe(report.counts.fail);
    expect(await page.getByRole("status").innerText()).toBe(`${report.counts.fail} of ${report.cases.length} cases`);
    await page.getByRole("button", { name: "Clear" }).click();
    await page.getByLabel("Subject").selectOption("payment");
    const payments = report.cases.filter(({ id }) => id.startsWith("payment/"));
    expect(await visible()).toBe(payments.length);
    await page.getByLabel("Text").fill("second-plan-of-a-family");
    expect(await visible()).toBe(1);
    await page.getByRole("button", { name: "Clear" }).click();
    await page.getByRole("link", { name: /^createOrder 200/ }).click();
    expect(await page.locator("#operation-createOrder").getAttribute("open")).toBe("");
    await page.close();
  });
});
